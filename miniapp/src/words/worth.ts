import { pictureUrl } from '@/platform/origin'
import { yuan } from './money'

type OfferInWords = { kind: 'amountOff' | 'gift'; discountFen: number; picture: string | null }
type Worth = { yuan: string; from?: string } | { picture: string } | { word: string }

/** What stands on the stub of an offer's ticket; `from` is what the bill has to come to. */
export const worthOf = ({ kind, discountFen, picture }: OfferInWords, from?: string): Worth => {
  if (kind === 'amountOff') return { yuan: yuan(discountFen), from }
  return picture ? { picture: pictureUrl(picture) } : { word: '送' }
}
