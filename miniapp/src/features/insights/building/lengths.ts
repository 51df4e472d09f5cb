export type LengthUnit = 'minutes' | 'hours' | 'days'

const SECONDS: Record<LengthUnit, number> = { minutes: 60, hours: 3_600, days: 86_400 }
const LONGEST_SECONDS = 366 * SECONDS.days

export const LENGTH_UNITS: { key: LengthUnit; words: string }[] = [
  { key: 'minutes', words: '分钟' },
  { key: 'hours', words: '小时' },
  { key: 'days', words: '天' },
]

/** What a length of time has to be. */
export const LENGTH_ASKED = '写 1 分钟到 366 天之间的整数'

/** Seconds as somebody would type them: in the largest unit that holds them whole. */
export const lengthOf = (seconds: number): { count: number; unit: LengthUnit } => {
  const unit = seconds % SECONDS.days === 0 ? 'days' : seconds % SECONDS.hours === 0 ? 'hours' : 'minutes'
  return { count: Math.max(1, Math.round(seconds / SECONDS[unit])), unit }
}

/** What somebody typed, in seconds; null where it is no whole number of minutes, hours or days up to a year. */
export const secondsOf = (typed: string, unit: LengthUnit) => {
  const seconds = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) * SECONDS[unit] : 0
  return seconds > 0 && seconds <= LONGEST_SECONDS ? seconds : null
}
