import type { Store } from '@/client/storefront'
import { sayDay, weekday } from '@/words/days'
import { mealAt } from './meals'

const DAYS_AHEAD = 13

/** 「周三晚市」 for today; for another day the weekday alone. */
export const dayTitle = (
  on: string,
  { today, hoursToday }: Pick<Store, 'today' | 'hoursToday'>,
  clock: string,
) => {
  if (on !== today) return weekday(on)
  return `${weekday(on)}${mealAt(hoursToday, clock)?.name ?? ''}`
}

/** Today and the days after it that guests can book. */
export const daysFrom = (today: string) =>
  Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => {
    const on = new Date(Date.parse(today) + ahead * 86_400_000).toISOString().slice(0, 10)
    return { on, words: sayDay(on, today) }
  })
