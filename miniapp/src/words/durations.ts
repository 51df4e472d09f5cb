const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long something took, as people say it: 「不到 1 分钟」, 「25 分钟」, 「2 小时」, 「3.5 天」. */
export const sayDuration = (seconds: number) => {
  if (seconds < MINUTE) return '不到 1 分钟'
  if (seconds < HOUR) return `${Math.round(seconds / MINUTE)} 分钟`
  if (seconds < DAY) return `${halves(seconds / HOUR)} 小时`
  return `${halves(seconds / DAY)} 天`
}

/** A length that somebody set, exactly: 「90 分钟」, 「2 小时」, 「30 天」. */
export const sayLength = (seconds: number) => {
  if (seconds % DAY === 0) return `${seconds / DAY} 天`
  if (seconds % HOUR === 0) return `${seconds / HOUR} 小时`
  return seconds % MINUTE === 0 ? `${seconds / MINUTE} 分钟` : `${seconds} 秒`
}

const halves = (value: number) => String(Math.round(value * 2) / 2)
