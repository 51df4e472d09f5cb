type Codes = { handle: string; stepSeconds: number; codes: { code: string; startsAt: string }[] }

/** Fewer codes than this ahead, and it is time to ask for more. */
const FEW = 3

/** The code whose step `at` lies in, how long it counts, and whether more should be fetched; null when all have run out. */
export const codeAt = ({ handle, stepSeconds, codes }: Codes, at: Date) => {
  const stepMs = stepSeconds * 1000
  const index = codes.findIndex(({ startsAt }) => {
    const begun = at.getTime() - Date.parse(startsAt)
    return begun >= 0 && begun < stepMs
  })
  const found = codes[index]
  if (!found) return null
  const leftMs = Date.parse(found.startsAt) + stepMs - at.getTime()
  return {
    handle,
    code: found.code,
    startsAt: found.startsAt,
    secondsLeft: Math.ceil(leftMs / 1000),
    left: leftMs / stepMs,
    few: codes.length - index - 1 < FEW,
  }
}

/** `482 913` of `482913`. */
export const inThrees = (digits: string) => digits.replace(/(\d{3})(?=\d)/g, '$1 ')
