/** Plays a short sound, once somebody has touched the page: browsers allow none before. */
export const playSound = (src: string) => void new Audio(src).play().catch(() => undefined)
