/** `2:41` until `end`, as a clock that has run down says `0:00`. */
export const sayCountdown = (end: string, at: Date) => {
  const seconds = Math.max(0, Math.ceil((Date.parse(end) - at.getTime()) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
