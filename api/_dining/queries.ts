import { and, asc, count, desc, eq, gte, isNull, lt, or, sql, sum } from 'drizzle-orm'
import { floorPlans, reservations, stores, tableOccupancies, tables } from '../../db/schema/index.js'
import { mapPeopleForStaff, maskPhone, personColumns, phoneTail } from '../_members/index.js'
import { dayAfter, instantOf, shopDayOf } from '../_platform/clock.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { readCursor, toPage } from '../_platform/paging.js'
import { closureReason, getStore, periodsOn } from '../_storefront/index.js'
import { bookableDays, freeTables, slotsOn, takenTables, timeOf } from './availability.js'
import type {
  Availability,
  FloorPlan,
  Reservation,
  ReservationPage,
  StoreDay,
  StoreReservation,
} from './contract.js'
import { decideReinstatement, mayDo } from './reservation-rules.js'

type PageInput = { cursor?: string; limit: number }

export const getFloorPlan = async (
  ctx: MerchantContext,
  { storeId }: { storeId: string },
): Promise<FloorPlan> => {
  const [plan] = await ctx.db
    .select()
    .from(floorPlans)
    .where(and(eq(floorPlans.merchantId, ctx.merchantId), eq(floorPlans.storeId, storeId)))
  if (!plan) return fail('not_found')
  return { ...plan, tables: await listTables(ctx, storeId) }
}

/** The tables that stand in the room. */
export const listTables = (ctx: MerchantContext, storeId: string) =>
  ctx.db
    .select()
    .from(tables)
    .where(and(eq(tables.merchantId, ctx.merchantId), eq(tables.storeId, storeId), isNull(tables.removedAt)))
    .orderBy(asc(tables.label))

type Wish = { storeId: string; on?: string; partySize: number }

/** The days a guest may choose, and the times of one of them with the tables that are really free; `on` left out: the first open day. */
export const getAvailability = async (
  ctx: MerchantContext,
  { storeId, on, partySize }: Wish,
): Promise<Availability> => {
  const store = await getStore(ctx, storeId)
  const days = bookableDays(store.hours, ctx.now).map((day) => ({
    on: day,
    open: periodsOn(store.hours, day).length > 0,
    reason: closureReason(store.hours, day),
  }))
  const hasSlots = (day: string) => slotsOn(store.hours, day, partySize, ctx.now).length > 0
  const chosen = on ?? days.find((day) => hasSlots(day.on))?.on ?? shopDayOf(ctx.now, store.timeZone)
  if (!days.some((day) => day.on === chosen)) fail('slot_unavailable')
  const all = await listTables(ctx, storeId)
  const taken = await listTaken(ctx, storeId, chosen, store.timeZone)
  return {
    on: chosen,
    partySize,
    days,
    slots: slotsOn(store.hours, chosen, partySize, ctx.now).map((slot) => ({
      startsAt: slot.startsAt.toISOString(),
      time: slot.time,
      period: slot.period,
      freeTableIds: freeTables(all, taken, slot, partySize).map((table) => table.id),
      takenTableIds: takenTables(taken, slot),
    })),
  }
}

const listTaken = async (ctx: MerchantContext, storeId: string, on: string, timeZone: string) => {
  const { start, end } = dayBounds(on, timeZone)
  const rows = await ctx.db
    .select({ tableId: tableOccupancies.tableId, period: tableOccupancies.period })
    .from(tableOccupancies)
    .innerJoin(
      tables,
      and(eq(tables.merchantId, tableOccupancies.merchantId), eq(tables.id, tableOccupancies.tableId)),
    )
    .where(
      and(
        eq(tableOccupancies.merchantId, ctx.merchantId),
        eq(tables.storeId, storeId),
        eq(tableOccupancies.active, true),
        sql`${tableOccupancies.period} && tstzrange(${start.toISOString()}, ${end.toISOString()})`,
      ),
    )
  return rows.map(({ tableId, period }) => ({ tableId, ...period }))
}

const dayBounds = (on: string, timeZone: string) => ({
  start: instantOf(on, 0, timeZone),
  end: instantOf(dayAfter(on, 1), 0, timeZone),
})

/** Bookings with the store and the table they are for. */
export const withPlace = (ctx: MerchantContext) =>
  ctx.db
    .select({ row: reservations, store: stores, table: tables })
    .from(reservations)
    .innerJoin(
      stores,
      and(eq(stores.merchantId, reservations.merchantId), eq(stores.id, reservations.storeId)),
    )
    .innerJoin(
      tables,
      and(eq(tables.merchantId, reservations.merchantId), eq(tables.id, reservations.tableId)),
    )

type Placed = Awaited<ReturnType<ReturnType<typeof withPlace>['execute']>>[number]

/** The actor's own reservation; fails with `not_found`. */
export const getReservation = async (ctx: Context, reservationId: string): Promise<Reservation> => {
  const [found] = await withPlace(ctx).where(
    and(
      eq(reservations.merchantId, ctx.merchantId),
      eq(reservations.id, reservationId),
      eq(reservations.personId, ctx.actor.personId),
    ),
  )
  return found ? toReservation(ctx, found) : fail('not_found')
}

/** Whose booking it is and what a reminder says of it; fails with `not_found`. */
export const getReservationToRemind = async (ctx: MerchantContext, reservationId: string) => {
  const [found] = await withPlace(ctx).where(
    and(eq(reservations.merchantId, ctx.merchantId), eq(reservations.id, reservationId)),
  )
  if (!found) return fail('not_found')
  const { personId, startsAt } = found.row
  return { ...toCommon(found), personId, startsAt, storeName: found.store.name }
}

/** The actor's reservations, the latest time first. */
export const listMyReservations = async (
  ctx: Context,
  { cursor, limit }: PageInput,
): Promise<ReservationPage> => {
  const after = readCursor(cursor, 'rsv')
  const rows = await withPlace(ctx)
    .where(
      and(
        eq(reservations.merchantId, ctx.merchantId),
        eq(reservations.personId, ctx.actor.personId),
        after
          ? or(
              lt(reservations.startsAt, after.at),
              and(eq(reservations.startsAt, after.at), lt(reservations.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(reservations.startsAt), desc(reservations.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, ({ row }) => ({ at: row.startsAt, id: row.id }))
  return { ...page, items: page.items.map((item) => toReservation(ctx, item)) }
}

const toReservation = (ctx: MerchantContext, { row, store, table }: Placed): Reservation => {
  const columns = personColumns(ctx)
  return {
    ...toCommon({ row, store, table }),
    storeId: row.storeId,
    storeName: store.name,
    storeAddress: store.address,
    storePhone: store.phone,
    canCancel: mayDo('cancel', row, ctx.now),
    contactName: columns.name.openOrNull(row.contactNameSealed),
    contactPhoneMasked: orNull(columns.phone.openOrNull(row.contactPhoneSealed), maskPhone),
    createdAt: row.createdAt.toISOString(),
  }
}

const orNull = <T>(phone: string | null, show: (phone: string) => T) => (phone === null ? null : show(phone))

const toCommon = ({ row, store, table }: Placed) => ({
  id: row.id,
  tableId: table.id,
  tableLabel: table.label,
  tableFeatures: table.features,
  partySize: row.partySize,
  startsAt: row.startsAt.toISOString(),
  on: shopDayOf(row.startsAt, store.timeZone),
  time: timeOf(row.startsAt, store.timeZone),
  status: row.status,
})

/** A reservation as the store sees it; fails with `not_found`. */
export const getStoreReservation = async (
  ctx: MerchantContext,
  reservationId: string,
): Promise<StoreReservation> => {
  const found = await withPlace(ctx).where(
    and(eq(reservations.merchantId, ctx.merchantId), eq(reservations.id, reservationId)),
  )
  const [reservation] = await toStoreReservations(ctx, found)
  return reservation ?? fail('not_found')
}

/** A store's bookings of one shop day in order of time, with the totals of the whole day. */
export const getStoreDay = async (
  ctx: MerchantContext,
  { storeId, on, cursor, limit }: PageInput & { storeId: string; on?: string },
): Promise<StoreDay> => {
  const store = await getStore(ctx, storeId)
  const day = on ?? shopDayOf(ctx.now, store.timeZone)
  const { start, end } = dayBounds(day, store.timeZone)
  const ofDay = and(
    eq(reservations.merchantId, ctx.merchantId),
    eq(reservations.storeId, storeId),
    gte(reservations.startsAt, start),
    lt(reservations.startsAt, end),
    sql`${reservations.status} <> 'canceled'`,
  )
  const after = readCursor(cursor, 'rsv')
  const rows = await withPlace(ctx)
    .where(
      and(
        ofDay,
        after
          ? sql`(${reservations.startsAt}, ${reservations.id}) > (${after.at.toISOString()}, ${sql.param(after.id, reservations.id)})`
          : undefined,
      ),
    )
    .orderBy(asc(reservations.startsAt), asc(reservations.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, ({ row }) => ({ at: row.startsAt, id: row.id }))
  const [totals] = await ctx.db
    .select({
      bookings: count(),
      guests: sum(reservations.partySize).mapWith(Number),
      seated: sql`count(*) filter (where ${reservations.status} = 'seated')`.mapWith(Number),
      due: sql`count(*) filter (where ${reservations.status} = 'booked' and ${reservations.startsAt} <= ${ctx.now.toISOString()})`.mapWith(
        Number,
      ),
      noShow: sql`count(*) filter (where ${reservations.status} = 'noShow')`.mapWith(Number),
    })
    .from(reservations)
    .where(ofDay)
  return {
    on: day,
    totals: { bookings: 0, seated: 0, due: 0, noShow: 0, ...totals, guests: totals?.guests ?? 0 },
    items: await toStoreReservations(ctx, page.items),
    nextCursor: page.nextCursor,
  }
}

/** Bookings as the people of the store see them. */
export const toStoreReservations = async (
  ctx: MerchantContext,
  placed: Placed[],
): Promise<StoreReservation[]> => {
  const people = await mapPeopleForStaff(
    ctx,
    placed.map(({ row }) => row.personId),
  )
  const columns = personColumns(ctx)
  return placed.map(({ row, store, table }) => {
    const person = people.get(row.personId)
    const minutesPast = Math.floor((ctx.now.getTime() - row.startsAt.getTime()) / 60_000)
    return {
      ...toCommon({ row, store, table }),
      personId: row.personId,
      guestName: columns.name.openOrNull(row.contactNameSealed),
      phoneTail: orNull(columns.phone.openOrNull(row.contactPhoneSealed), phoneTail),
      visits: person?.visits ?? 0,
      isMember: person?.isMember ?? false,
      lateMinutes: row.status === 'booked' ? Math.max(0, minutesPast) : 0,
      canSeat: mayDo('seat', row, ctx.now),
      canMarkNoShow: mayDo('markNoShow', row, ctx.now),
      canReinstate: !('refused' in decideReinstatement(row, ctx.now)),
      settledAt: row.settledAt?.toISOString() ?? null,
      takenByPhone: row.takenBy !== null,
    }
  })
}
