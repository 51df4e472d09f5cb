import { FIGURES, RATES } from '../../../_insights/index.js'
import { dayAfter } from '../../../_platform/clock.js'
import type { FigureLine, SummaryBody } from '../contract.js'
import { apartOf } from './apart.js'
import { calmSentences } from './calm.js'
import { usual, type Weeks } from './comparing.js'
import { type DishMove, dishMoves } from './dish-moves.js'
import { findingsOf } from './findings.js'
import { countIn, isRate } from './measuring.js'
import { comparisonOf, LINE_MEASURES, type LineMeasure } from './moves.js'
import type { Standing } from './suggesting.js'
import { suggestionsOf } from './suggestions.js'
import { titleOf } from './titles.js'

type Place = { merchantName: string; storeName: string | null; stores: number }

const SENTENCES = 3
const DISHES_AT_MOST = 3

/** The whole page of a week, by rules from what was counted alone. */
export const tellWeek = (weeks: Weeks, place: Place, standing: Standing, now: Date): SummaryBody => {
  const comparison = { ...comparisonOf(weeks), apart: apartOf(weeks) }
  const dishes = dishMoves(weeks)
  const findings = comparison.kind === 'closed' ? [] : findingsOf(weeks, dishes)
  const told = findings.slice(0, SENTENCES)
  const families = new Set(told.map(({ family }) => family))
  const calm = calmSentences(weeks).filter((said) => !said.families.some((family) => families.has(family)))
  return {
    ...{
      version: 1,
      ...place,
      from: weeks.monday,
      to: dayAfter(weeks.monday, 6),
      countedAt: now.toISOString(),
    },
    ...{ comparison, title: titleOf(findings[0], comparison) },
    sentences: [...told, ...calm].slice(0, SENTENCES).map(({ sentence }) => sentence),
    figures: LINE_MEASURES.map((measure) => lineOf(weeks, measure)),
    bestChannel: bestChannel(weeks),
    dishes: dishesOf(weeks, dishes),
    suggestions: suggestionsOf(weeks, { findings, dishes }, standing),
    changes: [],
  }
}

const lineOf = (weeks: Weeks, measure: LineMeasure): FigureLine => {
  const now = countIn(weeks.now, { measure })
  const last = weeks.last
  const range = usual(weeks, { measure })
  const standing = standingOf(now, range)
  const { better } = isRate(measure) ? RATES[measure] : FIGURES[measure]
  const news = standing === 'above' || standing === 'below' ? newsOf(standing, better) : null
  return { measure, now, before: last && countIn(last, { measure }), usual: range, standing, news }
}

const standingOf = (now: number | null, range: FigureLine['usual']): FigureLine['standing'] => {
  if (now === null || !range) return 'unknown'
  if (now > range.high) return 'above'
  return now < range.low ? 'below' : 'usual'
}

const newsOf = (standing: 'above' | 'below', better: 'more' | 'less' | null) =>
  better && ((standing === 'above') === (better === 'more') ? 'good' : 'bad')

/** The channel with a code that most came by, then the one of more new fans. */
const bestChannel = ({ now }: Weeks): SummaryBody['bestChannel'] => {
  const [best] = now.channels
    // Fans and visits may come of an earlier week's touch; nobody came by it in this one.
    .filter(({ channelId, visitors }) => channelId !== null && visitors > 0)
    .sort((a, b) => b.visitors - a.visitors || b.fans - a.fans)
  if (!best) return null
  const { channelId, source, name, visitors, fans, members, visits, costFen } = best
  return { channelId, source, name, visitors, fans, members, visits, costFen }
}

const dishesOf = (weeks: Weeks, moves: DishMove[]): SummaryBody['dishes'] => {
  const last = weeks.last
  const of = (way: 'more' | 'less') =>
    moves
      .filter((move) => move.way === way)
      .slice(0, DISHES_AT_MOST)
      .map(({ part }) => ({
        ...{ dishId: part.id, name: part.name },
        now: countIn(weeks.now, { measure: 'interest', part }) ?? 0,
        before: last && countIn(last, { measure: 'interest', part }),
      }))
  return { rising: of('more'), falling: of('less') }
}
