import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { cancelReservation, markNoShow, placeReservation, seatReservation } from '../../api/_dining/index.js'
import { dayAfter, instantOf } from '../../api/_platform/clock.js'
import type { Context, MerchantContext } from '../../api/_platform/context.js'
import { newUuid } from '../../api/_platform/ids.js'
import { recordStaffAction } from '../../api/_platform/staff-actions.js'
import { acceptEvents } from '../../api/_tracking/index.js'
import { claimOffer, getVoucherCodes, redeemVoucher, validateVoucher } from '../../api/_vouchers/index.js'
import type { Database } from '../client.js'
import { tables } from '../schema/index.js'
import { contextOf, type DemoGuest, join } from './people.js'
import type { Random } from './random.js'
import type { DemoShop } from './shop.js'

const DAYS_BACK = 21
const DAYS_AHEAD = 4
// So nobody ever has more bookings ahead than the shop allows.
const DAYS_BETWEEN = 2
const MINUTE_MS = 60_000
const STAY_MINUTES = 125
const SEATS_FROM = [11.5, 12, 12.5, 17, 17.5, 18, 18, 18.5, 18.5, 19, 19.5, 20]

type Step = { at: Date; run: (db: Database) => Promise<unknown> }
type Table = typeof tables.$inferSelect
type Town = {
  base: MerchantContext
  shop: DemoShop
  guests: DemoGuest[]
  random: Random
  today: string
  timeZone: string
}

/** Three weeks of the demo shop up to `now`, with bookings for the days to come, as steps in order of time that go through the rooms' own verbs. */
export const planHistory = async (town: Town): Promise<Step[]> => {
  const { base, shop, today, random } = town
  const rooms = await base.db
    .select()
    .from(tables)
    .where(eq(tables.merchantId, base.merchantId))
    .orderBy(asc(tables.label))
  const days = Array.from({ length: DAYS_BACK + DAYS_AHEAD + 1 }, (_, index) =>
    dayAfter(today, index - DAYS_BACK),
  )
  const steps: Step[] = days.flatMap((on) =>
    [shop.riverside, shop.oldStreet].flatMap((storeId) => {
      if (isClosed(town, storeId, on)) return []
      const ofStore = rooms.filter((table) => table.storeId === storeId)
      const passersBy = on <= today ? passBy(town, storeId, on) : []
      return [...passersBy, ...evening(town, storeId, on, ofStore, random.int(...crowd(on)))]
    }),
  )
  return steps.filter((step) => step.at < base.now).sort((a, b) => a.at.getTime() - b.at.getTime())
}

const isClosed = ({ shop, today }: Town, storeId: string, on: string) => {
  const monday = new Date(`${on}T00:00:00Z`).getUTCDay() === 1
  if (storeId === shop.oldStreet) return monday
  return on === dayAfter(today, 5) || on === dayAfter(today, -9)
}

const crowd = (on: string): [number, number] => {
  const weekend = [0, 5, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())
  return weekend ? [8, 12] : [4, 8]
}

/** One day's bookings of a store, on tables and times that do not collide. */
const evening = (town: Town, storeId: string, on: string, rooms: Table[], parties: number): Step[] => {
  const { random, guests, timeZone } = town
  const taken = new Map<string, number[]>()
  const neighbours = guests.filter((guest) => guest.home === storeId)
  const steps: Step[] = []
  for (let party = 0; party < parties; party++) {
    const minute = random.pick(SEATS_FROM) * 60
    const table = random.pick(rooms)
    const guest = random.pick(neighbours)
    const busy = taken.get(table.id)?.some((other) => Math.abs(other - minute) < STAY_MINUTES)
    if (busy || on < dayAfter(guest.bookedOn, DAYS_BETWEEN)) continue
    taken.set(table.id, [...(taken.get(table.id) ?? []), minute])
    guest.bookedOn = on
    const startsAt = instantOf(on, minute, timeZone)
    steps.push(
      ...dinner(town, {
        guest,
        table,
        startsAt,
        partySize: random.int(table.partyMin, Math.min(table.seats, table.partyMax)),
      }),
    )
  }
  return steps
}

type Dinner = { guest: DemoGuest; table: Table; startsAt: Date; partySize: number }

/** A booking from the moment it is made to the bill. */
const dinner = (town: Town, { guest, table, startsAt, partySize }: Dinner): Step[] => {
  const { base, random } = town
  const { storeId } = table
  const placedAt = minutesFrom(startsAt, -random.int(0, DAYS_AHEAD - 1) * 24 * 60 - random.int(180, 200))
  const fate = random.next()
  const clerkKey = storeId === town.shop.riverside ? 'clerk' : 'owner'
  const comesAt = minutesFrom(startsAt, random.int(-8, 14))
  let reservationId = ''
  const as = (db: Database, now: Date): Context => ({ ...guest.ctx, db, now })
  const clerk = async (db: Database, now: Date) => contextOf({ ...base, db, now }, clerkKey)

  const place: Step = {
    at: placedAt,
    run: async (db) => {
      const contact = { contactName: guest.name, contactPhone: guest.phone }
      const wish = { storeId, tableId: table.id, partySize, startsAt: startsAt.toISOString(), ...contact }
      await browse(as(db, placedAt), storeId, ['home', 'menu', 'booking'])
      reservationId = (await placeReservation(as(db, placedAt), wish)).id
    },
  }
  if (fate < 0.06) {
    const at = minutesFrom(startsAt, -random.int(60, 170))
    return [place, { at, run: (db) => cancelReservation(as(db, at), { reservationId }) }]
  }
  if (fate < 0.11) {
    const at = minutesFrom(startsAt, 35)
    const miss = async (db: Database) => {
      const ctx = await clerk(db, at)
      await markNoShow(ctx, { storeId, reservationId })
      await recordStaffAction(ctx, { action: '记没来', input: { storeId, reservationId } })
    }
    return [place, { at, run: miss }]
  }
  const seat = {
    at: comesAt,
    run: async (db: Database) => {
      const ctx = await clerk(db, comesAt)
      await seatReservation(ctx, { storeId, reservationId })
      await recordStaffAction(ctx, { action: '入座', input: { storeId, reservationId } })
    },
  }
  const joinAt = minutesFrom(comesAt, 20)
  const joining = guest.joins ? [{ at: joinAt, run: (db: Database) => join(guest, joinAt, db) }] : []
  const voucher = random.chance(0.35)
    ? useVoucher(town, guest, storeId, minutesFrom(comesAt, 70), clerk, partySize)
    : []
  return [place, seat, ...joining, ...voucher]
}

type Clerk = (db: Database, now: Date) => Promise<Context>

/** Claims an offer at the table, shows the code, and has it redeemed on the bill. A guest who has had every offer does nothing. */
const useVoucher = (
  town: Town,
  guest: DemoGuest,
  storeId: string,
  at: Date,
  clerk: Clerk,
  partySize: number,
): Step[] => {
  const { shop, random } = town
  const offerId = shop.offerIds[guest.offersUsed]
  if (!offerId || (guest.offersUsed === 3 && storeId !== shop.riverside)) return []
  guest.offersUsed += 1
  const billFen = 60_500 + partySize * random.int(2_000, 9_000)
  const spends = random.chance(0.75)
  const claimedAt = minutesFrom(at, -60)
  let voucherId = ''
  const claim = {
    at: claimedAt,
    run: async (db: Database) => {
      voucherId = (await claimOffer({ ...guest.ctx, db, now: claimedAt }, { offerId, storeId })).id
    },
  }
  const spend = {
    at,
    run: async (db: Database) => {
      const shown = await getVoucherCodes({ ...guest.ctx, db, now: at }, { voucherId })
      const till = await clerk(db, at)
      await validateVoucher(till, { storeId, code: shown.handle + (shown.codes[0]?.code ?? '') })
      const redeeming = { ...till, now: minutesFrom(at, 1) }
      await redeemVoucher(redeeming, { storeId, voucherId, billFen })
      await recordStaffAction(redeeming, { action: '核销', input: { storeId, voucherId } })
    },
  }
  return spends ? [claim, spend] : [claim]
}

/** People who opened the shop and did nothing they meant. */
const passBy = (town: Town, storeId: string, on: string): Step[] => {
  const { base, random, timeZone } = town
  return Array.from({ length: random.int(9, 16) }, () => {
    const at = minutesFrom(instantOf(on, 0, timeZone), random.int(9 * 60, 21 * 60))
    return { at, run: (db: Database) => browse({ ...base, db, now: at }, storeId, ['home', 'menu']) }
  })
}

const browse = (ctx: MerchantContext | Context, storeId: string, pages: string[]) => {
  const at = ctx.now.toISOString()
  const event = { occurredAt: at, storeId }
  const opened = { ...event, id: newUuid(ctx.now), name: 'app_opened', properties: { scene: 1011 } }
  const viewed = pages.map((page) => ({
    ...event,
    id: newUuid(ctx.now),
    name: 'page_viewed',
    properties: { page },
  }))
  return acceptEvents(
    ctx,
    { actor: 'actor' in ctx ? ctx.actor : null },
    { appid: 'demo', visitorId: randomUUID(), sentAt: at, events: [opened, ...viewed] },
  )
}

const minutesFrom = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * MINUTE_MS)
