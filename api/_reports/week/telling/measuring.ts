import {
  type FigureName,
  type Measure,
  RATES,
  type RateName,
  type WeekFigures,
} from '../../../_insights/index.js'
import { weekdayOf } from '../../../_platform/clock.js'
import type { Part } from '../contract.js'

/** What is counted: of the whole or of a part, from a weekday (1 Monday) to Sunday. */
export type Asked = { measure: Measure; part?: Part | null; since?: number }

/** What a week holds of it; null for what is no share, and for what was not counted so. */
export const countIn = (week: WeekFigures, { measure, part = null, since = 1 }: Asked): number | null => {
  if (isRate(measure)) return rateOf(week, measure, part)
  if (since > 1) return sinceOf(week, measure, part, since)
  if (!part) return wholeOf(week, measure)
  return partOf(week, measure, part)
}

export const isRate = (measure: Measure): measure is RateName => measure in RATES

/** Who joins this week may have become a fan long before: more than all of them is no share. */
const rateOf = (week: WeekFigures, measure: RateName, part: Part | null) => {
  const { part: counted, of } = RATES[measure]
  const whole = sum(of.map((name) => countIn(week, { measure: name, part }) ?? 0))
  const some = countIn(week, { measure: counted, part }) ?? 0
  return whole === 0 || some > whole ? null : some / whole
}

/** Of a channel devices by day are known; of the rest, what adds up over days. */
const sinceOf = (week: WeekFigures, measure: Measure, part: Part | null, since: number) => {
  if (part?.kind === 'channel' && measure === 'visitors')
    return sum((channelOf(week, part)?.visitorsByDay ?? []).slice(since - 1))
  if (part || measure === 'visitors') return null
  return sum(week.days.slice(since - 1).map(({ figures }) => figures[measure as FigureName] ?? 0))
}

const wholeOf = (week: WeekFigures, measure: Measure) => {
  if (measure === 'openDays') return openDays(week)
  if (measure === 'lapsed') return week.lapsed ?? null
  if (measure === 'nightRedemptions') return sum(week.nights.map(({ redemptions }) => redemptions))
  if (measure === 'interest') return sum(week.dishes.map(({ interest }) => interest))
  return week.figures[measure as FigureName] ?? 0
}

const partOf = (week: WeekFigures, measure: Measure, part: Part): number | null => {
  const found = rowOf(week, part) as Record<string, unknown> | undefined
  const value = found?.[part.kind === 'clerk' && measure === 'nightRedemptions' ? 'redemptions' : measure]
  return typeof value === 'number' ? value : 0
}

const rowOf = (week: WeekFigures, part: Part): object | undefined => {
  switch (part.kind) {
    case 'channel':
      return channelOf(week, part)
    case 'day':
      return week.days[weekdayOf(part.on) - 1]?.figures
    case 'period':
      return week.periods.find(({ name }) => name === part.name)
    case 'store':
      return week.stores.find(({ id }) => id === part.id)?.figures
    case 'offer':
      return week.offers.find(({ id }) => id === part.id)
    case 'dish':
      return week.dishes.find(({ id }) => id === part.id)
    case 'clerk':
      return week.nights.find(({ staffId }) => staffId === part.id)
  }
}

export const channelOf = (week: WeekFigures, part: Extract<Part, { kind: 'channel' }>) =>
  week.channels.find(
    ({ channelId, source }) => channelId === part.id && (part.id !== null || source === part.source),
  )

export const openDays = (week: WeekFigures) => week.days.filter(({ open }) => open).length

export const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
