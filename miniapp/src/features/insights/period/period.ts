import { dayOfMonth, daysBetween, monthDay, weekday } from '@/words/days'

export type Period = 'day' | 'week' | 'month'

export const PERIODS: { key: Period; words: string }[] = [
  { key: 'day', words: '天' },
  { key: 'week', words: '周' },
  { key: 'month', words: '月' },
]

const DAY_MS = 86_400_000
const dateOf = (on: string) => new Date(`${on}T00:00:00Z`)
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

export const addDays = (on: string, days: number) => dayOf(new Date(dateOf(on).getTime() + days * DAY_MS))

const mondayOf = (on: string) => addDays(on, -((dateOf(on).getUTCDay() + 6) % 7))

const firstOfMonth = (on: string, months = 0) => {
  const date = dateOf(on)
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)))
}

/** The first day of the period that holds `on`, or of the one `steps` later. Weeks begin on Monday. */
export const periodOn = (period: Period, on: string, steps = 0) => {
  if (period === 'day') return addDays(on, steps)
  if (period === 'week') return addDays(mondayOf(on), 7 * steps)
  return firstOfMonth(on, steps)
}

/** The days of the period that holds `on`, both included. */
export const spanOf = (period: Period, on: string) => ({
  from: periodOn(period, on),
  to: addDays(periodOn(period, on, 1), -1),
})

const NEAR: Record<Period, [string, string]> = {
  day: ['今天', '昨天'],
  week: ['这周', '上周'],
  month: ['这个月', '上个月'],
}

/** 「上周」 where it is near, else nothing. */
const sayNear = (period: Period, on: string, today: string) => {
  const { from } = spanOf(period, on)
  return NEAR[period].find((_, ago) => from === periodOn(period, today, -ago)) ?? ''
}

/** 「这周 11 月 23–29 日」, 「今天 11 月 25 日 周三」, 「10 月」. */
export const sayPeriod = (period: Period, on: string, today: string) => {
  const near = sayNear(period, on, today)
  return near ? `${near} · ${sayDates(period, on)}` : sayDates(period, on)
}

const sayDates = (period: Period, on: string) => {
  const { from, to } = spanOf(period, on)
  if (period === 'day') return `${monthDay(on)} ${weekday(on)}`
  if (period === 'month') return `${from.slice(0, 4)} 年 ${Number(from.slice(5, 7))} 月`
  return saySpan(from, to)
}

/** 「11 月 23–29 日」; 「11 月 30 日 – 12 月 6 日」 over the end of a month. */
export const saySpan = (from: string, to: string) => {
  if (from === to) return monthDay(from)
  if (from.slice(0, 7) !== to.slice(0, 7)) return `${monthDay(from)} – ${monthDay(to)}`
  return `${Number(from.slice(5, 7))} 月 ${dayOfMonth(from)}–${dayOfMonth(to)} 日`
}

/** What the period is compared with: 「前一周」; of a day the same weekday, as a Saturday says little about a Sunday. */
export const BEFORE_WORDS: Record<Period, string> = { day: '上周同一天', week: '前一周', month: '前一月' }

/** Whether the period is still going on, so that its figures will grow. */
const isOpen = (period: Period, on: string, today: string) => daysBetween(today, spanOf(period, on).to) >= 0

/** The days of the period that have come, and as many of the period before; of a day the same weekday the week before. */
export const comparedSpans = (period: Period, on: string, today: string) => {
  const { from, to: end } = spanOf(period, on)
  const to = end < today ? end : today
  const earlier = spanOf(period, periodOn(period, on, period === 'day' ? -7 : -1))
  const asLong = addDays(earlier.from, daysBetween(from, to))
  return {
    now: { from, to },
    before: {
      from: earlier.from,
      to: isOpen(period, on, today) && asLong < earlier.to ? asLong : earlier.to,
    },
  }
}

/** 「前 3 天」, of days that lie just before those they are compared with. */
export const sayBefore = ({ from, to }: { from: string; to: string }) => {
  const days = daysBetween(from, to) + 1
  return days === 1 ? '前一天' : `前 ${days} 天`
}
