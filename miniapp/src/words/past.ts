import { clockTime, daysBetween, monthDay, shopDay } from './days'

const NEAR = ['今天', '昨天', '前天']

/** A day gone by as people say it. */
export const sayPastDay = (on: string, today: string) => {
  const ago = daysBetween(on, today)
  const year = on.slice(0, 4)
  return NEAR[ago] ?? (year === today.slice(0, 4) ? monthDay(on) : `${year} 年 ${monthDay(on)}`)
}

/** 「昨天 17:28」; further back the day is enough. */
export const sayPastMoment = (instant: string, today: string) => {
  const on = shopDay(instant)
  const day = sayPastDay(on, today)
  return daysBetween(on, today) < NEAR.length ? `${day} ${clockTime(instant)}` : day
}
