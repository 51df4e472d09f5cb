import { dayOfMonth, monthDay, weekday } from '@/words/days'

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

/** A day until today as a page’s address says it; nothing where that is none. */
export const dayIn = (said: string | undefined, today: string) =>
  said && /^\d{4}-\d{2}-\d{2}$/.test(said) && said <= today && !Number.isNaN(dateOf(said).getTime())
    ? said
    : undefined

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

/**
 * The day whose period is shown first: today’s, or, as long as there is no whole day of that week or month, the last one’s,
 * for nobody asks for zeros.
 */
export const firstOn = (period: Period, today: string) =>
  period !== 'day' && periodOn(period, today) === today ? addDays(today, -1) : today

/** What lies on the way from a period to the one after it: 「这周」 after the last one, else nothing. */
export const sayNext = (period: Period, on: string, today: string) =>
  sayNear(period, periodOn(period, on, 1), today)
