import type { Comparison } from '@/client/insights'
import { dayOfMonth, daysBetween, monthDay, wallTime, weekday } from '@/words/days'
import { type Period, periodOn } from './period'

const WHOLE: Record<Period, string> = { day: '上周同一天', week: '前一周', month: '前一月' }
/** Beside what goes on stands as much of the span before, to the minute. */
const AS_FAR: Record<Period, string> = { day: '上周同时', week: '上周同时', month: '上月同时' }
const BOTH: Record<Period, string> = { day: '两天', week: '两周', month: '两个月' }

/** What the figures of a page stand beside: 「前一周」, 「上周同时」. */
export const beforeWords = ({ period, before }: Pick<Comparison, 'period' | 'before'>) =>
  (before.upTo === null ? WHOLE : AS_FAR)[period]

/** Whether they stand beside anything. */
export const isCompared = ({ before }: Pick<Comparison, 'before'>) => before.state === 'open'

/** What stands under a figure: what it is compared with, or why with nothing. */
export const thanWords = (comparison: Comparison) => {
  const { today, period, before } = comparison
  if (isCompared(comparison)) return `比${beforeWords(comparison)}`
  if (before.state === 'young') return '那时还没开张'
  return `${before.shutOn ? sayShutDay(before.shutOn, today) : WHOLE[period]}歇业，不比`
}

/** What is to be known before the figures are read: that it was closed, goes on, or stands beside nothing. */
export const sayStanding = (comparison: Comparison) => {
  const { today, period, running, closed, to, before } = comparison
  const whole = WHOLE[period]
  if (closed) return '这段时间歇业，没有数字。'
  if (before.state === 'young') return `${whole}还没开张，没得比。`
  if (before.state === 'closed') return `${whole}歇业，没得比。`
  if (before.shutOn) return `${sayShutDay(before.shutOn, today)}歇业，不和${whole}比。`
  if (!running) return `和${whole}比。`
  if (before.upTo === null) return `还没过完，和${whole}全月比。`
  return `还没过完，${BOTH[period]}都算到${lastDayOf(period, to)}${wallTime(before.upTo)}。`
}

const lastDayOf = (period: Period, to: string) => {
  if (period === 'day') return ' '
  return period === 'week' ? `${weekday(to)} ` : ` ${dayOfMonth(to)} 日 `
}

const WEEK_DAYS = 7
const WEEKS = ['这', '上']

/** 「上周二」 where it is near, else the date. */
const sayShutDay = (on: string, today: string) => {
  const ago = daysBetween(periodOn('week', on), periodOn('week', today)) / WEEK_DAYS
  return WEEKS[ago] ? `${WEEKS[ago]}${weekday(on)}` : monthDay(on)
}
