import type { Offer } from '@/client/vouchers'
import { pictureUrl } from '@/platform/origin'
import { yuan } from '@/words/money'
import { sayMinimum } from './offer-words'

type Worthy = Pick<Offer, 'kind' | 'discountFen' | 'minSpendFen' | 'picture'>
type Worth = { yuan: string; from: string } | { picture: string } | { word: string }

/** What stands on the stub of an offer's ticket. */
export const worthOf = ({ kind, discountFen, minSpendFen, picture }: Worthy): Worth => {
  if (kind === 'amountOff') return { yuan: yuan(discountFen), from: sayMinimum(minSpendFen) }
  return picture ? { picture: pictureUrl(picture) } : { word: '送' }
}
