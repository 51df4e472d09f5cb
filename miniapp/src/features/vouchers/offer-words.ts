import type { Offer, Voucher } from '@/client/vouchers'
import { monthDay } from '@/words/days'
import { yuan } from '@/words/money'
import { lastDayOf } from './expiry-words'

type Worth = Pick<Offer, 'kind' | 'title' | 'discountFen' | 'minSpendFen'>
type Named = { id: string; name: string }

export const sayClaim = ({ kind, discountFen }: Worth) =>
  kind === 'gift' ? '领一份' : `领 ¥${yuan(discountFen)}`

/** What the clerk's button does: 「核销，减 ¥30」, 「核销，送酒酿圆子」. */
export const sayRedeem = ({ kind, title }: Worth, discountFen: number) =>
  kind === 'gift' ? `核销，${giftOf(title)}` : `核销，减 ¥${yuan(discountFen)}`

/** 「送酒酿圆子」 of 「送一份酒酿圆子」 or 「工作日送一壶龙井」. */
const giftOf = (title: string) => `送${title.replace(/^.*?送/, '').replace(/^一[份壶杯碗盘碟瓶]/, '')}`

const sayStores = (storeIds: string[], stores: Named[]) => {
  const names = stores
    .filter(({ id }) => storeIds.length === 0 || storeIds.includes(id))
    .map(({ name }) => name)
  if (names.length === 0) return null
  return storeIds.length > 0 && names.length < stores.length
    ? `只在${names.join('、')}用`
    : `${names.join('、')}都能用`
}

/** How a voucher is used, a sentence a line. */
export const sayRules = ({ offer, expiresAt }: Pick<Voucher, 'offer' | 'expiresAt'>, stores: Named[]) =>
  [
    offer.minSpendFen > 0 &&
      `一桌账单满 ¥${yuan(offer.minSpendFen)} ${offer.kind === 'gift' ? '就送' : '才能减'}`,
    sayStores(offer.storeIds, stores),
    `用到 ${monthDay(lastDayOf(expiresAt))}，只能用一次`,
  ].filter((line) => typeof line === 'string')
