const TICK_MS = 2_000

/** Runs one step of the start: says what it is, after two seconds that it is still at it, and in the end how long it took. */
export const step = async <T>(
  what: string,
  work: (report: (detail: string) => void) => Promise<T>,
): Promise<T> => {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`
  let detail = ''
  const ticking = setInterval(() => write(`  … ${what}, ${seconds()}${detail && `, ${detail}`}`), TICK_MS)
  try {
    const result = await work((text) => {
      detail = text
    })
    write(`  ✓ ${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
    return result
  } finally {
    clearInterval(ticking)
  }
}

export const write = (line: string) => process.stdout.write(`${line}\n`)
