import type { Guest } from '@/client/reports'
import { daysBetween } from '@/words/days'

const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日']
const LONGER_THAN_USUAL = 1.5
const ABOUT_TIME = 0.8

type Habits = Guest['habits']

/** 「每两周」, where it is one to within a day. */
const sayEvery = (days: number) => {
  if (days <= 1) return '每天'
  const weeks = Math.round(days / 7)
  if (weeks >= 1 && weeks <= 3 && Math.abs(days - weeks * 7) <= 1) return `每${['', '', '两', '三'][weeks]}周`
  return days >= 28 && days <= 32 ? '每个月' : `每 ${days} 天`
}

const partOfDay = (time: string) => {
  const hour = Number(time.slice(0, 2))
  if (hour < 10) return '早上'
  if (hour < 15) return '中午'
  return hour < 17 ? '下午' : '晚上'
}

/** 「爱坐周五晚上」, 「爱周五来」 */
const sayLiking = ({ weekday, time }: Habits) => {
  const day = weekday && WEEKDAYS[weekday.value]
  const part = time && partOfDay(time.value)
  if (day && part) return `爱坐${day}${part}`
  return (day || part) && `爱${day || part}来`
}

/** How somebody usually comes: 「差不多每两周来一次，爱坐周五晚上，2 位。」 */
const sayRhythm = ({ visits, habits }: Guest): string => {
  if (visits === 0) return '还没来过。'
  const { everyDays, party } = habits
  const parts = [
    everyDays && `差不多${sayEvery(everyDays)}来一次`,
    sayLiking(habits),
    party && `${party.value} 位`,
  ].filter(Boolean)
  if (parts.length > 0) return `${parts.join('，')}。`
  return visits < 3 ? `来过 ${visits} 次，来满三次才看得出习惯。` : `来过 ${visits} 次，日子和人数不固定。`
}

/** How long they have been away, beside what is usual for them. */
const sayAway = ({ lastVisitOn, habits: { everyDays } }: Guest, today: string): string | null => {
  if (!lastVisitOn) return null
  const days = daysBetween(lastVisitOn, today)
  if (days <= 0) return '今天来了。'
  if (everyDays && days > everyDays * LONGER_THAN_USUAL) return `这次隔了 ${days} 天，比平时久。`
  const due = everyDays !== null && days >= everyDays * ABOUT_TIME
  return `上回是 ${days} 天前${due ? '，差不多又该来了' : ''}。`
}

/** What is worth doing about them. */
const sayMore = ({ noShows, liveVouchers, favourites }: Guest): string | null => {
  if (noShows >= 2) return `订了没来 ${noShows} 回，订座时多问一句。`
  if (liveVouchers > 0) return `手上还有 ${liveVouchers} 张券没用。`
  return favourites[0] ? `想吃「${favourites[0]}」。` : null
}

/** At most three sentences about a guest, each by a rule; no number in them that was not counted. */
export const guestSentences = (guest: Guest, today: string): string[] =>
  [sayRhythm(guest), sayAway(guest, today), sayMore(guest)].flatMap((sentence) => sentence ?? [])

/** How sure the habits are: 「周五 9 次里 6 次，18:30 前后 8 次里 7 次」. */
export const sayHowSure = ({ weekday, time, party }: Habits): string | null => {
  const parts = [
    weekday && `${WEEKDAYS[weekday.value]} ${weekday.of} 次里 ${weekday.times} 次`,
    time && `${time.value} 前后 ${time.of} 次里 ${time.times} 次`,
    party && `${party.value} 位 ${party.of} 次里 ${party.times} 次`,
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join('；')}。` : null
}

/** The visits of six months as bars. */
export const monthBars = (months: Guest['visitsByMonth']) => {
  const most = Math.max(1, ...months.map(({ visits }) => visits))
  return {
    words: `近六个月来过的次数：${months.map(({ month, visits }) => `${monthWords(month)} ${visits} 次`).join('，')}`,
    bars: months.map(({ month, visits }) => ({
      key: month,
      label: monthWords(month),
      figure: visits ? String(visits) : '',
      part: visits / most,
    })),
  }
}

const monthWords = (month: string) => `${Number(month.slice(5))} 月`
