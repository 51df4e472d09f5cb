import type { AlertBody } from '../../../api/_insights/watching/contract.js'
import { decideAlerts, type OpenAlert, subjectOf } from '../../../api/_insights/watching/decide-alerts.js'
import { isSpecialDay } from '../../../api/_insights/watching/holidays.js'
import { calendarOf } from '../../../api/_insights/watching/hours.js'
import { lookAtChannels } from '../../../api/_insights/watching/look-at-channels.js'
import { lookAtFigures } from '../../../api/_insights/watching/look-at-figures.js'
import { lookAtRedemptions } from '../../../api/_insights/watching/look-at-redemptions.js'
import type { Hours } from '../../../api/_storefront/index.js'
import { at, daysLater, type Street } from '../../../db/seed/street/street.js'
import { type Watched, watchedOf } from './hours.js'

export type Told = { at: number; body: AlertBody }

const hoursOf = ({ shops }: Street, storeKey: string): Hours => {
  const store = shops.flatMap(({ stores }) => stores).find(({ key }) => key === storeKey)
  return {
    ...{ timeZone: 'Asia/Shanghai', specials: [] },
    periods: (store?.periods ?? []).map((period) => ({ ...period, name: '营业' })),
    closures: (store?.closedOn ?? []).map((on) => ({ on, reason: '歇业' })),
  }
}

/** Looks at a store every hour from `from` on, as a scheduler would, and keeps the alerts: what was told, in order. */
export const watch = (
  street: Street,
  storeKey: string,
  { figures, ways, redeemed }: Watched = watchedOf(street, storeKey),
): Told[] => {
  const hours = hoursOf(street, storeKey)
  const calendar = calendarOf(hours, street.firstDay, isSpecialDay)
  const told: Told[] = []
  let open: (OpenAlert & { openedAt: Date })[] = []
  for (let day = 0; day < street.days; day++)
    for (let hour = 9; hour <= 24; hour++) {
      const now = new Date(at(daysLater(street.firstDay, day), hour * 60 + 5))
      const known = redeemed.filter(
        (one) => one.at <= now && now.getTime() - one.at.getTime() < 57 * 86_400_000,
      )
      const openedAt = (subject: string) =>
        open.find((alert) => alert.kind === 'redemptions' && alert.subject === subject)?.openedAt ?? null
      const { opens, closes } = decideAlerts(open, {
        figure: lookAtFigures(calendar, figures, now),
        channel: lookAtChannels(calendar, ways, now),
        redemptions: lookAtRedemptions(hours, known, now, openedAt),
      })
      open = open.filter(({ id }) => !closes.includes(id))
      for (const body of opens) {
        told.push({ at: now.getTime(), body })
        open.push({ id: `${told.length}`, kind: body.kind, subject: subjectOf(body), openedAt: now })
      }
    }
  return told
}
