import { TZDate } from '@date-fns/tz'

export type Clock = () => Date

/** The calendar date it is in `timeZone` at `instant`. */
export const shopDayOf = (instant: Date, timeZone: string): string =>
  new TZDate(instant, timeZone).toISOString().slice(0, 10)

/** Minutes after the store's midnight, by the wall clock. */
export const minuteOfDay = (instant: Date, timeZone: string): number => {
  const local = new TZDate(instant, timeZone)
  return local.getHours() * 60 + local.getMinutes()
}

/** The instant at which the wall clock of `timeZone` shows `minute` minutes after midnight on `day`. */
export const instantOf = (day: string, minute: number, timeZone: string): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const local = new TZDate(year, month - 1, date, Math.floor(minute / 60), minute % 60, 0, 0, timeZone)
  return new Date(local.getTime())
}

/** ISO weekday of a calendar date: 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

export const dayAfter = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** `1110` → `18:30`. */
export const wallTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** How many days `to` is after `from`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
