// Longer than the edge keeps any answer.
const OLDEST_MS = 90_000

let aheadMs: number | undefined

/** Takes over the server's clock, so that a phone that is wrong shows what the shop's clock shows. */
export const setServerNow = (iso: string) => {
  const lead = Date.parse(iso) - Date.now()
  if (!Number.isNaN(lead)) aheadMs = lead
}

/** The same from an answer that may have lain in a cache: it is late at most, so it puts the clock back only by more than that. */
export const setServerNowOrLater = (iso: string) => {
  const lead = Date.parse(iso) - Date.now()
  if (aheadMs === undefined || lead > aheadMs || lead < aheadMs - OLDEST_MS) setServerNow(iso)
}

export const now = () => new Date(Date.now() + (aheadMs ?? 0))
