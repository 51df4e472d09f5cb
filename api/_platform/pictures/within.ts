const PATIENCE_MS = 8_000

/** Gives storage a while to answer; what it then sends may take as long as whoever reads it. */
export const within = async <T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    return await ask(patience.signal)
  } finally {
    clearTimeout(timer)
  }
}
