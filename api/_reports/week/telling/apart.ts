import { isClosed, type Weeks } from './comparing.js'
import { openDays } from './measuring.js'
import { WEEKDAYS } from './saying.js'

/** Why the week before is not laid beside this one, in words; null where it is, or where there is none. */
export const apartOf = ({ now, earlier: [before], last }: Weeks): string | null => {
  if (last || !before?.whole || isClosed(now)) return null
  if (isClosed(before)) return '前一周歇业，不和它比'
  const [shorter, longer] = openDays(before) < openDays(now) ? [before, now] : [now, before]
  const shutAt = longer.days.findIndex(({ open }, at) => open && !shorter.days[at]?.open)
  const day = WEEKDAYS[shutAt] ?? ''
  return shorter === before ? `前一周${day}歇业，不和它比` : `上周${day}歇业，不和前一周比`
}
