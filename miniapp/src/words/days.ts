const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const NEAR = ['今天', '明天', '后天']
const DAY_MS = 86_400_000

const utc = (on: string) => new Date(`${on}T00:00:00Z`)

export const weekday = (on: string) => WEEKDAYS[utc(on).getUTCDay()] ?? ''

export const daysBetween = (from: string, to: string) =>
  Math.round((utc(to).getTime() - utc(from).getTime()) / DAY_MS)

/** A shop day as people say it: 今天, 明天, 后天, 周五 within a week, else the date. */
export const sayDay = (on: string, today: string) => {
  const ahead = daysBetween(today, on)
  return NEAR[ahead] ?? (ahead > 0 && ahead < 7 ? weekday(on) : monthDay(on))
}

/** `11 月 27 日`. */
export const monthDay = (on: string) => {
  const day = utc(on)
  return `${day.getUTCMonth() + 1} 月 ${day.getUTCDate()} 日`
}

export const dayOfMonth = (on: string) => String(utc(on).getUTCDate())

const HOUR = 60

/** `690` → `11:30`. */
export const wallTime = (minute: number) =>
  `${String(Math.floor(minute / HOUR)).padStart(2, '0')}:${String(minute % HOUR).padStart(2, '0')}`

/** The shop day of an instant in the store's zone, which is China's for every store we know. */
export const shopDay = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

/** `17:28` of an instant, in the store's zone. */
export const clockTime = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)
