import type { StoreHours } from '@/client/storefront'
import { wallTime } from '@/words/days'

export type Period = { name: string; opensMinute: number; closesMinute: number }
type WeekPeriod = StoreHours['periods'][number]
export type WeekGroup = { weekdays: number[]; periods: Period[] }

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
export const DAY_MINUTES = 1_440
/** What the API takes of one day. */
const PERIODS_MAX = 4

const NAMES = '一二三四五六日'
const HOUR = 60

const spanOf = ({ opensMinute, closesMinute }: Period) => `${wallTime(opensMinute)}–${wallTime(closesMinute)}`

const byTime = (a: Period, b: Period) => a.opensMinute - b.opensMinute

/** 「11:00–14:00、17:00–21:00」 */
export const sayPeriods = (periods: Period[]) =>
  periods.length === 0 ? '休息' : [...periods].sort(byTime).map(spanOf).join('、')

/** 「周一至周五」, 「周六、周日」, 「每天」 */
export const sayWeekdays = (weekdays: number[]) => {
  if (weekdays.length === WEEKDAYS.length) return '每天'
  return runsOf(weekdays)
    .flatMap((run) => (run.length > 2 ? [`${nameOf(run[0])}至${nameOf(run.at(-1))}`] : run.map(nameOf)))
    .join('、')
}

const nameOf = (weekday = 1) => `周${NAMES[weekday - 1]}`

const runsOf = (weekdays: number[]) => {
  const runs: number[][] = []
  for (const weekday of [...weekdays].sort()) {
    const run = runs.at(-1)
    if (run?.at(-1) === weekday - 1) run.push(weekday)
    else runs.push([weekday])
  }
  return runs
}

export const periodsOf = (week: WeekPeriod[], weekday: number): Period[] =>
  week
    .filter((period) => period.weekday === weekday)
    .map(({ name, opensMinute, closesMinute }) => ({ name, opensMinute, closesMinute }))
    .sort(byTime)

/** The week as it is read out: days that are alike together, in the order of their first. */
export const groupWeek = (week: WeekPeriod[]): WeekGroup[] => {
  const groups = new Map<string, WeekGroup>()
  for (const weekday of WEEKDAYS) {
    const periods = periodsOf(week, weekday)
    const key = JSON.stringify(periods)
    const group = groups.get(key) ?? { weekdays: [], periods }
    groups.set(key, { ...group, weekdays: [...group.weekdays, weekday] })
  }
  return [...groups.values()]
}

/** The week with `periods` on those days. */
export const withDays = (week: WeekPeriod[], weekdays: number[], periods: Period[]): WeekPeriod[] => [
  ...week.filter(({ weekday }) => !weekdays.includes(weekday)),
  ...weekdays.flatMap((weekday) => periods.map((period) => ({ ...period, weekday }))),
]

/** What a service at that time is called. */
export const nameFor = (opensMinute: number, closesMinute: number) => {
  if (closesMinute - opensMinute >= 9 * HOUR) return '全天'
  if (opensMinute < 10 * HOUR) return '早市'
  if (opensMinute < 14 * HOUR) return '午市'
  if (opensMinute < 16 * HOUR) return '下午茶'
  return opensMinute < 21 * HOUR ? '晚市' : '夜宵'
}

/** The period at other times; a name that somebody thought of stays. */
export const retimed = (period: Period, change: Partial<Period>): Period => {
  const next = { ...period, ...change }
  const given = period.name !== nameFor(period.opensMinute, period.closesMinute)
  return given ? next : { ...next, name: nameFor(next.opensMinute, next.closesMinute) }
}

const USUAL = [
  [660, 840],
  [1020, 1260],
  [420, 570],
  [1290, 1440],
] as const

/** Another service as a day usually has one, where there is still room for it. */
export const anotherPeriod = (periods: Period[]): Period | null => {
  const isFree = ([opens, closes]: readonly [number, number]) =>
    periods.every((period) => period.closesMinute <= opens || closes <= period.opensMinute)
  const free = periods.length < PERIODS_MAX ? USUAL.find(isFree) : undefined
  if (!free) return null
  const [opensMinute, closesMinute] = free
  return { name: nameFor(opensMinute, closesMinute), opensMinute, closesMinute }
}

/** What is wrong with the periods of a day, in a sentence; null when all is well. */
export const faultOf = (periods: Period[]) => {
  const inOrder = [...periods].sort(byTime)
  for (const [index, period] of inOrder.entries()) {
    if (period.opensMinute >= period.closesMinute)
      return `${spanOf(period)}：打烊要比开门晚。过了 24:00 的，写到第二天去。`
    const before = inOrder[index - 1]
    if (before && before.closesMinute > period.opensMinute)
      return `${spanOf(before)} 和 ${spanOf(period)} 撞上了，改一个。`
  }
  return null
}
