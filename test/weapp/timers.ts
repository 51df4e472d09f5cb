/** Timers that end together, with the phone they belong to. */
export const ownTimers = () => {
  const running = new Set<NodeJS.Timeout>()
  const keep = (timer: NodeJS.Timeout) => {
    running.add(timer)
    return timer
  }
  const end = (timer: NodeJS.Timeout | undefined) => {
    clearTimeout(timer)
    if (timer) running.delete(timer)
  }
  return {
    functions: {
      setTimeout: (act: () => void, ms?: number) => keep(setTimeout(act, ms)),
      setInterval: (act: () => void, ms?: number) => keep(setInterval(act, ms)),
      clearTimeout: end,
      clearInterval: end,
    },
    stop: () => {
      for (const timer of running) clearTimeout(timer)
    },
  }
}
