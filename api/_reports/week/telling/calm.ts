import type { Sentence } from '../contract.js'
import { channelParts } from './channel-change.js'
import { isClosed, type Weeks } from './comparing.js'
import { countIn } from './measuring.js'
import { fact, findFact, partWords, type Said, say } from './saying.js'
import { sentence } from './sentences.js'

/** What can be said of any week, by the family of findings that makes it needless. */
export const calmSentences = (weeks: Weeks): { families: string[]; sentence: Sentence }[] => [
  ...(isClosed(weeks.now)
    ? [{ families: [], sentence: sentence(say`上周歇业，没有营业。`, say``, null) }]
    : []),
  { families: ['people', 'fans', 'members'], sentence: people(weeks) },
  { families: ['dining', 'returns', 'noShows'], sentence: dining(weeks) },
  { families: ['vouchers', 'claims'], sentence: vouchers(weeks) },
  ...channel(weeks).map((said) => ({ families: ['channels'], sentence: said })),
  {
    families: [],
    sentence: sentence(say`上周营业 ${fact(weeks, { measure: 'openDays' })} 天。`, say``, null),
  },
]

const people = (weeks: Weeks): Sentence => {
  if (!countIn(weeks.now, { measure: 'visitors' }))
    return sentence(say`上周没有人来逛。`, say``, about('visitors'))
  const [visitors, fans, members] = (['visitors', 'fans', 'members'] as const).map((measure) =>
    fact(weeks, { measure }),
  )
  if (!visitors || !fans || !members) throw new Error('counts are always there')
  return sentence(
    say`来逛 ${visitors} 位，${fans} 位成了粉丝，${members} 位入了会。`,
    besides(weeks, 'visitors', '来逛'),
    about('visitors'),
  )
}

const dining = (weeks: Weeks): Sentence => {
  const [visits, returns] = [fact(weeks, { measure: 'visits' }), fact(weeks, { measure: 'returns' })]
  if (visits.value === 0) return sentence(say`上周没有记下谁到店。`, say``, about('visits'))
  const [seated, noShows] = [fact(weeks, { measure: 'seated' }), fact(weeks, { measure: 'noShows' })]
  const detail = seated.value + noShows.value > 0 ? say`订座入座 ${seated} 桌，没来 ${noShows} 单。` : say``
  return sentence(
    say`到店 ${visits} 位，${returns} 位是一个月里又来的。`,
    chain(detail, besides(weeks, 'visits', '到店')),
    about('visits'),
  )
}

const vouchers = (weeks: Weeks): Sentence => {
  const [claims, redemptions] = [fact(weeks, { measure: 'claims' }), fact(weeks, { measure: 'redemptions' })]
  if (redemptions.value === 0)
    return claims.value === 0
      ? sentence(say`上周没有券被领走，也没有核销。`, say``, about('claims'))
      : sentence(say`领走 ${claims} 张券，还没有核销。`, besides(weeks, 'claims', '领券'), about('claims'))
  const money = say`券让利 ${fact(weeks, { measure: 'discountFen' })}，用券账单 ${fact(weeks, { measure: 'billFen' })}`
  return sentence(
    say`核销 ${redemptions} 张券，${money}。`,
    besides(weeks, 'redemptions', '核销'),
    about('redemptions'),
  )
}

const channel = (weeks: Weeks): Sentence[] => {
  const parts = channelParts(weeks).filter(({ id }) => id !== null)
  const count = (part: (typeof parts)[number]) => countIn(weeks.now, { measure: 'visitors', part }) ?? 0
  const [best] = parts.sort((a, b) => count(b) - count(a))
  if (!best || count(best) === 0) return []
  const [visitors, fans] = [
    fact(weeks, { measure: 'visitors', part: best }),
    fact(weeks, { measure: 'fans', part: best }),
  ]
  return [
    sentence(say`${partWords(best)}带来的人最多，${visitors} 位。`, say`其中新粉丝 ${fans} 位。`, {
      measure: 'visitors',
      part: best,
    }),
  ]
}

/** What it was before and usually is. */
const besides = (
  weeks: Weeks,
  measure: 'visitors' | 'visits' | 'claims' | 'redemptions',
  words: string,
): Said => {
  const [low, high] = [findFact(weeks, { measure }, 'usualLow'), findFact(weeks, { measure }, 'usualHigh')]
  const last = findFact(weeks, { measure }, 'before')
  const usual = low && high ? say`${words}平常 ${low} 到 ${high}` : null
  if (!last) return usual ? say`${usual}。` : say``
  return usual ? say`${usual}，前一周 ${last}。` : say`${words}前一周 ${last}。`
}

const chain = (one: Said, other: Said): Said => say`${one}${other}`

const about = (measure: 'visitors' | 'visits' | 'claims' | 'redemptions') => ({ measure, part: null })
