import { addTo, type HourTable } from '../../../api/_insights/watching/hours.js'
import type { ChannelTables } from '../../../api/_insights/watching/look-at-channels.js'
import type { FigureTables } from '../../../api/_insights/watching/look-at-figures.js'
import type { Redeemed } from '../../../api/_insights/watching/look-at-redemptions.js'
import { daysOf } from '../../../db/seed/street/days.js'
import { HOUR, type Street } from '../../../db/seed/street/street.js'
import { recordOf } from './record.js'
import { sessionsOf } from './sessions.js'

export type Watched = { figures: FigureTables; ways: ChannelTables; redeemed: Redeemed[] }

const hourOf = (instant: number) => new Date(instant + 8 * HOUR).toISOString().slice(0, 13)

/** What a store of a street would have been watched by, hour by hour, from the story alone. */
export const watchedOf = (street: Street, storeKey: string): Watched => {
  const record = [...recordOf(street).values()].find(({ shop }) =>
    shop.stores.some(({ key }) => key === storeKey),
  )
  if (!record) throw new Error(`no store ${storeKey}`)
  const tableOf = (instants: number[]): HourTable => {
    const table: HourTable = new Map()
    for (const instant of instants) addTo(table, hourOf(instant), 1)
    return table
  }
  const here = (acts: Iterable<{ storeKey: string; at: number }>) =>
    [...acts].filter((act) => act.storeKey === storeKey).map(({ at }) => at)

  const made = new Map(record.shop.channels.map((channel) => [channel.key, channel]))
  const sessions = [...record.devices].flatMap(([id, device]) =>
    device.isBot ? [] : sessionsOf(id, device.received, made),
  )
  const counted = sessions.filter(
    ({ signedIn, channel, ...session }) =>
      !(signedIn && record.staff.has(signedIn)) &&
      (channel ? made.get(channel)?.storeKey : session.storeKey) === storeKey,
  )
  const begun = counted.map(({ startedAt }) => startedAt)
  const { redeemed, noShows } = tillOf(street, storeKey)
  return {
    figures: {
      visitors: tableOf(begun),
      fans: tableOf(here(record.fans.values())),
      members: tableOf(here(record.members.values())),
      visits: tableOf(here(record.visits.values())),
      bookings: tableOf(here(record.bookings)),
      claims: tableOf(here(record.claims)),
      redemptions: tableOf(here(record.redemptions)),
      noShows: tableOf(noShows),
    },
    ways: {
      all: tableOf(begun),
      channels: record.shop.channels
        .filter((channel) => channel.storeKey === storeKey)
        .map(({ key }) => ({
          channelId: key,
          sessions: tableOf(
            counted.filter(({ channel }) => channel === key).map(({ startedAt }) => startedAt),
          ),
        })),
    },
    redeemed,
  }
}

/** What the till of a store has seen, by whom. */
const tillOf = (street: Street, storeKey: string) => {
  const claimedAt = new Map<string, number>()
  const redeemed: Redeemed[] = []
  const noShows: number[] = []
  for (const { steps } of daysOf(street))
    for (const step of steps) {
      if (step.do === 'claim') claimedAt.set(step.voucher, step.at)
      if (step.do === 'noShow' && step.storeKey === storeKey) noShows.push(step.at)
      if (step.do !== 'redeem' || step.storeKey !== storeKey) continue
      redeemed.push({
        ...{ id: step.voucher, at: new Date(step.at), staffId: step.clerk },
        claimedAt: new Date(claimedAt.get(step.voucher) ?? 0),
      })
    }
  return { redeemed, noShows }
}
