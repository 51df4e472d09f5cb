import { channelChange } from './channel-change.js'
import type { Weeks } from './comparing.js'
import type { Finding } from './findings.js'
import { fact, findFact, partWords, say, weekdayWords } from './saying.js'
import { type Candidate, type Standing, suggestion } from './suggesting.js'

const STOCK_MAX = 100_000
/** Fewer than that are a holiday of theirs. */
const LAPSED_AT_LEAST = 3

/** What leaves or went missing: redemptions at night, a channel, an offer that ran out, guests. */
export const suggestMending = (weeks: Weeks, findings: Finding[], standing: Standing): Candidate[] => [
  ...findings.flatMap((finding) => nightRows(weeks, finding, standing)),
  ...findings.flatMap((finding) => printAnew(weeks, finding, standing)),
  ...restock(weeks, standing),
  ...lapsedRows(weeks, standing),
  ...noShows(weeks, findings, standing),
]

const nightRows = (weeks: Weeks, { kind, part }: Finding, { storeId }: Standing): Candidate[] => {
  if (kind !== 'night') return []
  const clerk = part?.kind === 'clerk' ? part : null
  const count = fact(weeks, { measure: 'nightRedemptions', part: clerk })
  const staffId = clerk?.id ?? null
  const does = { kind: 'open', page: 'rows', storeId, figure: 'redemptions', staffId } as const
  const words = say`看看打烊后核销的 ${count} 张券`
  const detail = say`一张一张对一对账单，再问一声。`
  return [
    {
      rank: 'leaving',
      weight: count.value,
      suggestion: suggestion(words, detail, say`看这 ${count} 张`, does),
    },
  ]
}

const printAnew = (weeks: Weeks, { part }: Finding, { storeId }: Standing): Candidate[] => {
  if (part?.kind !== 'channel' || !part.id || !storeId) return []
  const change = channelChange(weeks, part)
  if (change?.way !== 'less') return []
  const { since: from, silent } = change
  const since = from === 1 ? '一整周' : `${weekdayWords(from)}起`
  const detail = say`${since}${silent ? '没人来' : '少了'}，看看还在不在、有没有被挡住。`
  const does = { kind: 'open', page: 'channel', storeId, channelId: part.id } as const
  const asked = { measure: 'visitors', part, since: from } as const
  const weight = (findFact(weeks, asked, 'usual')?.value ?? 0) - fact(weeks, asked).value
  return [
    {
      rank: 'missing',
      weight,
      suggestion: suggestion(say`把${partWords(part)}再印一张`, detail, say`打开它的码`, does),
    },
  ]
}

const restock = (weeks: Weeks, { offers }: Standing): Candidate[] =>
  offers.flatMap(({ id, storeId, title, stock, claimed }): Candidate[] => {
    const part = { kind: 'offer', id, name: title } as const
    const claims = fact(weeks, { measure: 'claims', part })
    const all = (stock ?? 0) + claims.value
    if (stock === null || claimed < stock || claims.value === 0 || all > STOCK_MAX) return []
    const does = { kind: 'restock', storeId, offerId: id, stock: all } as const
    const words = say`${partWords(part)}再放 ${claims} 张`
    const detail = say`上周领走 ${claims} 张，已经领完了。`
    return [
      {
        rank: 'missing',
        weight: claims.value,
        suggestion: suggestion(words, detail, say`再放 ${claims} 张`, does),
      },
    ]
  })

const lapsedRows = (weeks: Weeks, { storeId }: Standing): Candidate[] => {
  const count = findFact(weeks, { measure: 'lapsed' })
  if (!count || count.value < LAPSED_AT_LEAST) return []
  const does = { kind: 'open', page: 'rows', storeId, figure: 'lapsed', staffId: null } as const
  const words = say`问候 ${count} 位好久没来的老客`
  const detail = say`来过三次以上，隔了自己平常的两倍时间还没来。`
  return [
    {
      rank: 'missing',
      weight: count.value,
      suggestion: suggestion(words, detail, say`看这 ${count} 位`, does),
    },
  ]
}

/** Where no tag sticks to who does not come, that rule; else who it was. */
const noShows = (weeks: Weeks, findings: Finding[], { storeId, tagsNoShows }: Standing): Candidate[] => {
  const rose = findings.some(({ family, move }) => family === 'noShows' && move?.way === 'more')
  if (!rose) return []
  const count = fact(weeks, { measure: 'noShows' })
  const rows = { kind: 'open', page: 'rows', storeId, figure: 'noShows', staffId: null } as const
  const told = tagsNoShows
    ? suggestion(
        say`看看没来的 ${count} 单`,
        say`哪几天、是谁，心里有数了再打电话。`,
        say`看这 ${count} 单`,
        rows,
      )
    : suggestion(
        say`给常常订了不来的客人贴个标签`,
        say`上周没来 ${count} 单。写好规则，够次数自己贴上，下次订座先打个电话。`,
        say`写这个标签`,
        { kind: 'open', page: 'tags' },
      )
  return [{ rank: 'missing', weight: count.value, suggestion: told }]
}
