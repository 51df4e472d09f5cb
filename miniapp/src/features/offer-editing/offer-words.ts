import type { StoreOffer } from '@/client/vouchers'
import { monthDay, shopDay } from '@/words/days'

type Counted = Pick<StoreOffer, 'claimed' | 'redeemed' | 'stockLeft'>

/** 「领了 26 · 用了 9 · 还剩 74」 */
export const sayCounts = ({ claimed, redeemed, stockLeft }: Counted) =>
  [
    `领了 ${claimed}`,
    `用了 ${redeemed}`,
    stockLeft === null ? '不限量' : stockLeft > 0 ? `还剩 ${stockLeft}` : '领完了',
  ].join(' · ')

/** Until when it is given out, or since when no longer. */
export const sayStanding = (
  { claimUntil, endedAt }: Pick<StoreOffer, 'claimUntil' | 'endedAt'>,
  now: Date,
) => {
  if (endedAt) return `${monthDay(shopDay(endedAt))}收起`
  if (!claimUntil) return '一直在发'
  const last = monthDay(shopDay(new Date(Date.parse(claimUntil) - 1).toISOString()))
  return Date.parse(claimUntil) > now.getTime() ? `发到 ${last}` : `${last}发完了`
}

type Named = { id: string; name: string }

/** Where it is good, of the stores there are. */
export const sayPlaces = (storeIds: string[], stores: Named[]) => {
  if (storeIds.length === 0) return '每家店都能用'
  const names = stores.filter(({ id }) => storeIds.includes(id)).map(({ name }) => name)
  const others = storeIds.length - names.length
  return `在${names.join('、')}${others > 0 ? `和另外 ${others} 家` : ''}用`
}
