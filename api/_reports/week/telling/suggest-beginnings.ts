import { dayAfter } from '../../../_platform/clock.js'
import { isClosed, type Weeks } from './comparing.js'
import { channelOf, countIn } from './measuring.js'
import { fact, partWords, say } from './saying.js'
import { type Candidate, type Standing, suggestion } from './suggesting.js'

/** A code that hangs there for so many whole weeks, each open, has been seen. */
const IDLE_WEEKS = 4
/** Of a shop that fewer look at, nothing can be said of a code. */
const VISITORS_AT_LEAST = 20
const IN_THE_SHOP = new Set(['tableSticker', 'poster', 'receipt'])

/** What the shop has not begun: a code that brings somebody, an offer that can be claimed. */
export const suggestBeginnings = (weeks: Weeks, standing: Standing): Candidate[] => [
  ...idleCode(weeks, standing),
  ...firstChannel(weeks, standing),
  ...firstOffer(weeks, standing),
]

/** The oldest code in the shop that nobody came by in four weeks; it is about whoever came without. */
const idleCode = (weeks: Weeks, { storeId, codes }: Standing): Candidate[] => {
  const visitors = countIn(weeks.now, { measure: 'visitors' }) ?? 0
  const seen = [weeks.now, ...weeks.earlier].slice(0, IDLE_WEEKS)
  const isOpen = seen.every((week) => week?.whole && !isClosed(week))
  if (!storeId || !isOpen || visitors < VISITORS_AT_LEAST) return []
  const first = dayAfter(weeks.monday, -7 * (IDLE_WEEKS - 1))
  const idle = codes
    .filter(({ kind, madeOn }) => IN_THE_SHOP.has(kind) && madeOn <= first)
    .map(({ id, kind, name }) => ({ kind: 'channel', id, source: kind, name }) as const)
    .find((part) => seen.every((week) => week && !channelOf(week, part)?.visitors))
  if (!idle) return []
  const came = fact(weeks, { measure: 'visitors' })
  const detail = say`贴了四周没人扫过，上周来逛的 ${came} 位都没用它。换个显眼的地方，或者收起来。`
  const does = { kind: 'open', page: 'channel', storeId, channelId: idle.id } as const
  return [
    {
      rank: 'unbegun',
      weight: came.value,
      suggestion: suggestion(say`给${partWords(idle)}挪个地方`, detail, say`打开它的码`, does),
    },
  ]
}

const firstChannel = (weeks: Weeks, { storeId, codes }: Standing): Candidate[] => {
  const hasCode = codes.length > 0 || weeks.now.channels.some(({ channelId }) => channelId !== null)
  if (hasCode || !storeId) return []
  const does = { kind: 'open', page: 'channels' } as const
  const words = say`在门口贴一张码`
  return [
    {
      rank: 'unbegun',
      weight: 0,
      suggestion: suggestion(words, say`从哪里来的人，就数得清了。`, say`做一张码`, does),
    },
  ]
}

const firstOffer = (weeks: Weeks, { hasOffers, storeId }: Standing): Candidate[] => {
  if (!storeId || hasOffers || countIn(weeks.now, { measure: 'claims' })) return []
  const does = { kind: 'open', page: 'offers' } as const
  return [
    {
      rank: 'unbegun',
      weight: 0,
      suggestion: suggestion(say`写一张券`, say`店里现在没有能领的券。`, say`写一张券`, does),
    },
  ]
}
