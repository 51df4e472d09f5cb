import type { WeekFigures } from '../../../../api/_insights/index.js'
import type { Fact } from '../../../../api/_reports/week/contract.js'
import type { Weeks } from '../../../../api/_reports/week/telling/comparing.js'

// Written apart from what it judges: slow, and plain to read.

const add = (values: number[]) => values.reduce((all, value) => all + value, 0)
const sorted = (values: number[]) => [...values].sort((a, b) => a - b)
const median = (values: number[]) => {
  const at = sorted(values)
  const half = Math.floor(at.length / 2)
  return at.length % 2 ? (at[half] ?? 0) : ((at[half - 1] ?? 0) + (at[half] ?? 0)) / 2
}

const RATE: Record<string, [string, string[]]> = {
  fanRate: ['fans', ['visitors']],
  memberRate: ['members', ['fans']],
  noShowRate: ['noShows', ['noShows', 'seated']],
}

const rowOf = (week: WeekFigures, part: { id: string | null; source: string }) =>
  week.channels.find((one) =>
    part.id ? one.channelId === part.id : !one.channelId && one.source === part.source,
  )

/** What a week holds of what a fact is about. */
const recountWeek = (
  week: WeekFigures,
  { measure, part, since }: Omit<Fact, 'when' | 'value'>,
): number | null => {
  const rate = RATE[measure]
  if (rate) {
    const of = (name: string) => recountWeek(week, { measure: name as Fact['measure'], part, since }) ?? 0
    const whole = add(rate[1].map(of))
    return whole && of(rate[0]) <= whole ? of(rate[0]) / whole : null
  }
  if (part?.kind === 'channel') {
    const row = rowOf(week, part)
    if (since > 1) return add(row ? row.visitorsByDay.slice(since - 1) : [])
    return (row as unknown as Record<string, number> | undefined)?.[measure] ?? 0
  }
  const rows: Record<string, () => unknown> = {
    day: () => week.days[(new Date((part as { on: string }).on).getUTCDay() + 6) % 7]?.figures,
    period: () => week.periods.find((one) => one.name === (part as { name: string }).name),
    store: () => week.stores.find((one) => one.id === (part as { id: string }).id)?.figures,
    offer: () => week.offers.find((one) => one.id === (part as { id: string }).id),
    dish: () => week.dishes.find((one) => one.id === (part as { id: string }).id),
    clerk: () => {
      const row = week.nights.find((one) => one.staffId === (part as { id: string }).id)
      return row && { ...row, nightRedemptions: row.redemptions }
    },
  }
  if (part) return (rows[part.kind]?.() as Record<string, number> | undefined)?.[measure] ?? 0
  if (measure === 'nightRedemptions') return add(week.nights.map((night) => night.redemptions))
  if (measure === 'lapsed') return week.lapsed ?? null
  if (measure === 'openDays') return week.days.filter((day) => day.open).length
  return (week.figures as Record<string, number>)[measure] ?? 0
}

const days = (week: WeekFigures) => week.days.filter((day) => day.open).length
const isAlike = (weeks: Weeks, week: WeekFigures | null) =>
  Boolean(week?.whole && days(week) > 0 && days(week) === days(weeks.now))

/** The number a fact ought to be; the ends of the usual range only as a range that holds the middle. */
export const recount = (weeks: Weeks, fact: Fact): number | 'a bound' | null => {
  const past = weeks.earlier
    .filter((week) => isAlike(weeks, week))
    .filter((week) => fact.part?.kind !== 'channel' || rowOf(week as WeekFigures, fact.part))
    .flatMap((week) => recountWeek(week as WeekFigures, fact) ?? [])
  const now = recountWeek(weeks.now, fact)
  const [last] = weeks.earlier
  const before = last && isAlike(weeks, last) ? recountWeek(last, fact) : null
  if (fact.when === 'now') return now
  if (fact.when === 'before') return before
  const usual = past.length ? median(past) : null
  if (fact.when === 'usual') return usual
  if (fact.when === 'onBefore') return now === null || !before ? null : (now - before) / before
  if (fact.when === 'onUsual') return now === null || !usual ? null : (now - usual) / usual
  const holds = usual !== null && (fact.when === 'usualLow' ? fact.value <= usual : fact.value >= usual)
  return holds ? 'a bound' : null
}

/** A number as it stands in a sentence, worked out anew. */
export const written = ({ measure, when, value }: Fact): string => {
  if (when === 'onBefore' || when === 'onUsual') return String(Math.round(Math.abs(value) * 100))
  if (measure in RATE) return String(Math.round(value * 1000) / 10)
  if (measure.endsWith('Fen')) {
    const yuan = Math.round(value / 100)
    return yuan >= 10_000 ? String(Math.round(yuan / 100) / 100) : yuan.toLocaleString('en-US')
  }
  return Math.round(value).toLocaleString('en-US')
}

/** The numbers in a text, names of things apart. */
export const numbersIn = (text: string, names: string[]): string[] => {
  const bare = names.reduce((left, name) => left.replaceAll(name, ''), text)
  return bare.match(/\d[\d,]*(\.\d+)?/g) ?? []
}
