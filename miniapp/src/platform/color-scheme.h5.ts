const dark = () => window.matchMedia('(prefers-color-scheme: dark)')

/** Whether it is dark in this browser now. */
export const isDark = () => dark().matches

/** Calls back whenever the browser turns dark or light; answers how to stop. */
export const whenSchemeTurns = (callback: () => void) => {
  const query = dark()
  query.addEventListener('change', callback)
  return () => query.removeEventListener('change', callback)
}
