import type { OfferEdit, StoreOffer } from '@/client/vouchers'
import { daysBetween, shopDay } from '@/words/days'
import { priceFenOf, typedPrice, yuan } from '@/words/money'
import {
  OFFER_DAYS_MAX,
  OFFER_DISCOUNT_MAX_FEN,
  OFFER_LIMIT_MAX,
  OFFER_STOCK_MAX,
} from '../../../../api/_vouchers/vocabulary'

/** An offer as it is being typed: amounts in yuan; no stock is without end, no days to claim it as well. */
export type OfferDraft = Pick<OfferEdit, 'title' | 'terms' | 'kind' | 'picture' | 'storeIds'> & {
  discount: string
  minSpend: string
  validDays: string
  perPersonLimit: string
  stock: string
  claimDays: string
}
export type OfferField =
  | 'title'
  | 'discount'
  | 'minSpend'
  | 'validDays'
  | 'perPersonLimit'
  | 'stock'
  | 'claimDays'
  | 'storeIds'
export type OfferFaults = Partial<Record<OfferField, string>>
export type OfferKind = OfferDraft['kind']

/** What each kind begins with. */
export const TEMPLATES: Record<OfferKind, Pick<OfferDraft, 'kind' | 'title' | 'discount' | 'minSpend'>> = {
  amountOff: { kind: 'amountOff', title: '', discount: '30', minSpend: '200' },
  gift: { kind: 'gift', title: '', discount: '18', minSpend: '' },
}

export const emptyOffer = (storeIds: string[]): OfferDraft => ({
  ...TEMPLATES.amountOff,
  ...{
    terms: '',
    picture: null,
    storeIds,
    validDays: '30',
    perPersonLimit: '1',
    stock: '100',
    claimDays: '',
  },
})

export const draftOf = (offer: StoreOffer, now: Date): OfferDraft => ({
  ...{ title: offer.title, terms: offer.terms, kind: offer.kind, picture: offer.picture },
  storeIds: offer.storeIds,
  discount: typedPrice(offer.discountFen),
  minSpend: offer.minSpendFen === 0 ? '' : typedPrice(offer.minSpendFen),
  validDays: String(offer.validDays),
  perPersonLimit: String(offer.perPersonLimit),
  stock: offer.stock === null ? '' : String(offer.stock),
  claimDays: claimDaysOf(offer.claimUntil, now),
})

/** For how many days an offer can still be claimed, today among them; '' without end, 0 once it is over. */
const claimDaysOf = (claimUntil: string | null, now: Date) => {
  if (claimUntil === null) return ''
  const left = daysBetween(shopDay(now.toISOString()), lastDayOf(claimUntil)) + 1
  return String(Math.max(0, Date.parse(claimUntil) > now.getTime() ? left : 0))
}

const lastDayOf = (claimUntil: string) => shopDay(new Date(Date.parse(claimUntil) - 1).toISOString())

/** The last day on which an offer that is given out for `days` days can be claimed. */
export const lastClaimDay = (days: number, now: Date) =>
  shopDay(new Date(now.getTime() + (days - 1) * 86_400_000).toISOString())

const claimUntilOf = (claimDays: string, known: StoreOffer | undefined, now: Date) => {
  if (known && claimDays === claimDaysOf(known.claimUntil, now)) return known.claimUntil
  const days = countOf(claimDays)
  return days === null ? null : endOf(lastClaimDay(days, now))
}

const endOf = (day: string) => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString()

const countOf = (typed: string) => (/^\d{1,7}$/.test(typed.trim()) ? Number(typed) : null)

const within = (typed: string, max: number) => {
  const count = countOf(typed)
  return count !== null && count >= 1 && count <= max
}

const minSpendFenOf = (typed: string) => (typed.trim() === '' ? 0 : priceFenOf(typed))

/** The name guests read; unless one is typed, what an amount off says by itself. */
export const titleOf = ({ title, kind, discount, minSpend }: OfferDraft) => {
  if (title.trim() !== '' || kind === 'gift') return title.trim()
  const [discountFen, minSpendFen] = [priceFenOf(discount), minSpendFenOf(minSpend)]
  if (!discountFen) return ''
  return minSpendFen ? `满 ${yuan(minSpendFen)} 减 ${yuan(discountFen)}` : `立减 ${yuan(discountFen)} 元`
}

/** What still has to be put right, a sentence a field; nothing when it can be sent. */
export const faultsOf = (draft: OfferDraft, known?: StoreOffer, now = new Date()): OfferFaults => {
  const discountFen = priceFenOf(draft.discount)
  const minSpendFen = minSpendFenOf(draft.minSpend)
  return {
    ...(draft.kind === 'gift' && titleOf(draft) === '' && { title: '送什么？比如「送一份酒酿圆子」。' }),
    ...(minSpendFen === null && { minSpend: '门槛写成 200 或 99.5 这样；没有门槛就空着。' }),
    ...discountFault(draft, discountFen, minSpendFen),
    ...(!within(draft.validDays, OFFER_DAYS_MAX) && { validDays: `领了以后 1 到 ${OFFER_DAYS_MAX} 天。` }),
    ...(!within(draft.perPersonLimit, OFFER_LIMIT_MAX) && {
      perPersonLimit: `每人 1 到 ${OFFER_LIMIT_MAX} 张。`,
    }),
    ...stockFault(draft, minSpendFen, known),
    ...claimDaysFault(draft.claimDays, known, now),
  }
}

const discountFault = ({ kind }: OfferDraft, fen: number | null, minSpendFen: number | null): OfferFaults => {
  if (!fen) return { discount: kind === 'gift' ? '值多少钱？给店里算账用。' : '减多少？写成 30 这样。' }
  if (fen > OFFER_DISCOUNT_MAX_FEN)
    return { discount: `一张最多 ¥${yuan(OFFER_DISCOUNT_MAX_FEN)}，看看是不是多打了一位。` }
  if (kind === 'amountOff' && minSpendFen && fen > minSpendFen)
    return { discount: '减的比门槛还多，调一下这两个数。' }
  return {}
}

const stockFault = (
  { kind, stock }: OfferDraft,
  minSpendFen: number | null,
  known?: StoreOffer,
): OfferFaults => {
  if (stock.trim() === '')
    return kind === 'amountOff' && minSpendFen === 0
      ? { stock: '没有门槛的券要定个总数，不然送多少收不住。' }
      : {}
  if (!within(stock, OFFER_STOCK_MAX))
    return { stock: `总数 1 到 ${yuan(OFFER_STOCK_MAX * 100)} 张，不限就空着。` }
  const claimed = known?.claimed ?? 0
  return Number(stock) < claimed ? { stock: `已经领走 ${claimed} 张，总数不能更少。` } : {}
}

const claimDaysFault = (claimDays: string, known: StoreOffer | undefined, now: Date): OfferFaults => {
  const isKept = known && claimDays === claimDaysOf(known.claimUntil, now)
  if (claimDays.trim() === '' || isKept || within(claimDays, OFFER_DAYS_MAX)) return {}
  return { claimDays: `发 1 到 ${OFFER_DAYS_MAX} 天，一直发就空着。` }
}

/** The draft as it is sent; null while something is wrong with it. */
export const editOf = (draft: OfferDraft, known: StoreOffer | undefined, now: Date): OfferEdit | null => {
  const discountFen = priceFenOf(draft.discount)
  const minSpendFen = minSpendFenOf(draft.minSpend)
  if (discountFen === null || minSpendFen === null) return null
  if (Object.keys(faultsOf(draft, known, now)).length > 0) return null
  const { kind, picture, storeIds } = draft
  return {
    ...{ kind, picture, storeIds, discountFen, minSpendFen },
    ...{ title: titleOf(draft), terms: draft.terms.trim(), stock: countOf(draft.stock) },
    ...{ validDays: Number(draft.validDays), perPersonLimit: Number(draft.perPersonLimit) },
    claimUntil: claimUntilOf(draft.claimDays, known, now),
  }
}

/** What whoever writes it should think of, though it may be meant so; null when there is nothing. */
export const warningOf = (draft: OfferDraft): string | null => {
  const [discountFen, minSpendFen] = [priceFenOf(draft.discount), minSpendFenOf(draft.minSpend)]
  if (
    draft.kind === 'gift' ||
    !discountFen ||
    minSpendFen === null ||
    (discountFen > minSpendFen && minSpendFen > 0)
  )
    return null
  if (minSpendFen === 0) return `没有门槛：不到 ¥${yuan(discountFen)} 的账单会一分不收。`
  if (discountFen * 2 <= minSpendFen) return null
  return `刚够门槛的一桌 ¥${yuan(minSpendFen)}，只收 ¥${yuan(minSpendFen - discountFen)}。`
}

/** The most an offer can cost the shop. */
export const sayMost = ({ discount, stock }: OfferDraft): string => {
  const [discountFen, count] = [priceFenOf(discount), countOf(stock)]
  if (!discountFen) return ''
  if (count === null) return '不限量：有多少人领，就让出多少。'
  return `全领走、全用掉，最多让出 ¥${yuan(discountFen * count)}。`
}
