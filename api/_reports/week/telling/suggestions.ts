import type { Suggestion } from '../contract.js'
import { channelChange } from './channel-change.js'
import type { Weeks } from './comparing.js'
import type { DishMove } from './dish-moves.js'
import type { Finding } from './findings.js'
import { countIn } from './measuring.js'
import { fact, partWords, type Said, say, weekdayWords } from './saying.js'

/** What stands in the shop as the summary is made: of what may be changed from this page, offers that are given out. */
export type Standing = {
  storeId: string | null
  offers: {
    id: string
    /** One that it is good in. */
    storeId: string
    title: string
    stock: number | null
    claimed: number
  }[]
  /** Whether guests find an offer that they can claim. */
  hasOffers: boolean
  /** Dishes on the menu that are not featured; none where the menu is not this page's to change. */
  unfeatured: string[]
}

const AT_MOST = 3
const STOCK_MAX = 100_000

/** What may be done about it, the most pressing first. */
export const suggestionsOf = (
  weeks: Weeks,
  { findings, dishes }: { findings: Finding[]; dishes: DishMove[] },
  standing: Standing,
): Suggestion[] =>
  [
    ...findings.flatMap((finding) => nightRows(weeks, finding, standing)),
    ...findings.flatMap((finding) => printAnew(weeks, finding, standing)),
    ...restock(weeks, standing),
    ...feature(weeks, dishes, standing),
    ...noShowRows(weeks, findings, standing),
    ...firstChannel(weeks, standing),
    ...firstOffer(weeks, standing),
  ].slice(0, AT_MOST)

const suggestion = (words: Said, detail: Said, button: Said, does: Suggestion['does']): Suggestion => ({
  ...{ words: words.text, detail: detail.text, button: button.text, does },
  facts: [...words.facts, ...detail.facts, ...button.facts],
})

const nightRows = (weeks: Weeks, { kind, part }: Finding, { storeId }: Standing): Suggestion[] => {
  if (kind !== 'night') return []
  const clerk = part?.kind === 'clerk' ? part : null
  const count = fact(weeks, { measure: 'nightRedemptions', part: clerk })
  const does = {
    kind: 'open',
    page: 'rows',
    storeId,
    figure: 'redemptions',
    staffId: clerk?.id ?? null,
  } as const
  const words = say`看看打烊后核销的 ${count} 张券`
  return [suggestion(words, say`一张一张对一对账单，再问一声。`, say`看这 ${count} 张`, does)]
}

const printAnew = (weeks: Weeks, { part }: Finding, { storeId }: Standing): Suggestion[] => {
  if (part?.kind !== 'channel' || !part.id || !storeId) return []
  const change = channelChange(weeks, part)
  if (change?.way !== 'less') return []
  const since = change.since === 1 ? '一整周' : `${weekdayWords(change.since)}起`
  const detail = say`${since}${change.silent ? '没人来' : '少了'}，看看还在不在、有没有被挡住。`
  const does = { kind: 'open', page: 'channel', storeId, channelId: part.id } as const
  return [suggestion(say`把${partWords(part)}再印一张`, detail, say`打开它的码`, does)]
}

const restock = (weeks: Weeks, { offers }: Standing): Suggestion[] =>
  offers.flatMap(({ id, storeId, title, stock, claimed }): Suggestion[] => {
    const part = { kind: 'offer', id, name: title } as const
    const claims = fact(weeks, { measure: 'claims', part })
    if (stock === null || claimed < stock || claims.value === 0) return []
    const does = {
      kind: 'restock',
      storeId,
      offerId: id,
      stock: Math.min(STOCK_MAX, stock + claims.value),
    } as const
    const words = say`${partWords(part)}再放 ${claims} 张`
    return [suggestion(words, say`上周领走 ${claims} 张，已经领完了。`, say`再放 ${claims} 张`, does)]
  })

const feature = (weeks: Weeks, dishes: DishMove[], { unfeatured }: Standing): Suggestion[] => {
  const rising = dishes.find(({ part, way }) => way === 'more' && unfeatured.includes(part.id))
  if (!rising) return []
  const asked = { measure: 'interest', part: rising.part } as const
  const detail = say`看它的人 ${fact(weeks, asked, 'usual')} → ${fact(weeks, asked)} 位。`
  const does = { kind: 'feature', dishId: rising.part.id } as const
  return [suggestion(say`把${partWords(rising.part)}放上推荐`, detail, say`放上推荐`, does)]
}

const noShowRows = (weeks: Weeks, findings: Finding[], { storeId }: Standing): Suggestion[] => {
  const rose = findings.some(({ family, move }) => family === 'noShows' && move?.way === 'more')
  if (!rose) return []
  const count = fact(weeks, { measure: 'noShows' })
  const does = { kind: 'open', page: 'rows', storeId, figure: 'noShows', staffId: null } as const
  return [
    suggestion(
      say`看看没来的 ${count} 单`,
      say`哪几天、是谁，心里有数了再打电话。`,
      say`看这 ${count} 单`,
      does,
    ),
  ]
}

const firstChannel = (weeks: Weeks, { storeId }: Standing): Suggestion[] => {
  const hasCode = weeks.now.channels.some(({ channelId }) => channelId !== null)
  if (hasCode || !storeId) return []
  const does = { kind: 'open', page: 'channels' } as const
  return [suggestion(say`在门口贴一张码`, say`从哪里来的人，就数得清了。`, say`做一张码`, does)]
}

const firstOffer = (weeks: Weeks, { hasOffers, storeId }: Standing): Suggestion[] => {
  if (!storeId || hasOffers || countIn(weeks.now, { measure: 'claims' })) return []
  const does = { kind: 'open', page: 'offers' } as const
  return [suggestion(say`写一张券`, say`店里现在没有能领的券。`, say`写一张券`, does)]
}
