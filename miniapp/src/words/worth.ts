import { pictureUrl } from '@/platform/origin'
import { yuan } from './money'

type OfferInWords = { kind: 'amountOff' | 'gift'; discountFen: number; picture: string | null }
const FEW_LEFT = 100

type Worth = { yuan: string; from?: string } | { picture: string } | { word: string }

/** What stands on the stub of an offer's ticket; `from` is what the bill has to come to. */
export const worthOf = ({ kind, discountFen, picture }: OfferInWords, from?: string): Worth => {
  if (kind === 'amountOff') return { yuan: yuan(discountFen), from }
  return picture ? { picture: pictureUrl(picture) } : { word: '送' }
}

export const sayMinimum = (minSpendFen: number) => (minSpendFen > 0 ? `满 ${yuan(minSpendFen)}` : '没有门槛')

/** How many are left, when that is something to know; else how long it will be good for. */
export const sayStock = ({ stockLeft, validDays }: { stockLeft: number | null; validDays: number }) => {
  if (stockLeft === null || stockLeft > FEW_LEFT) return `领了用 ${validDays} 天`
  return stockLeft > 0 ? `还有 ${stockLeft} 份` : '领完了'
}
