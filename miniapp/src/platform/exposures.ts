const LONG_ENOUGH_MS = 1_000

/** Tells of what stayed in sight for a second, once for each thing until it is forgotten. */
export const createExposures = (onExposed: (id: string) => void) => {
  const told = new Set<string>()
  const inSight = new Map<string, ReturnType<typeof setTimeout>>()

  const leave = (id: string) => {
    clearTimeout(inSight.get(id))
    inSight.delete(id)
  }
  const enter = (id: string) => {
    if (told.has(id) || inSight.has(id)) return
    const stayed = () => {
      inSight.delete(id)
      told.add(id)
      onExposed(id)
    }
    inSight.set(id, setTimeout(stayed, LONG_ENOUGH_MS))
  }
  return {
    sight: (id: string, seen: boolean) => (seen ? enter(id) : leave(id)),
    /** Nothing is in sight any more. */
    leaveAll: () => [...inSight.keys()].forEach(leave),
    forget: () => told.clear(),
  }
}
