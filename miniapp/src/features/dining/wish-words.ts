import { daysBetween, monthDay, weekday } from '@/words/days'

type Wish = { on: string; time: string; partySize: number }

/** A day as one says it when booking: 今天, 明天, the weekday within a week, else the date. */
export const bookingDay = (on: string, today: string) => {
  const ahead = daysBetween(today, on)
  return ['今天', '明天'][ahead] ?? (ahead > 0 && ahead < 7 ? weekday(on) : monthDay(on))
}

/** 「周五 18:30 · 6 位 · 209」 */
export const wishWords = ({ on, time, partySize }: Wish, tableLabel: string, today: string) =>
  `${bookingDay(on, today)} ${time} · ${partySize} 位 · ${tableLabel}`
