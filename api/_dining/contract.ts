import * as z from 'zod'
import { NAME_MAX_LENGTH } from '../_members/vocabulary.js'
import {
  Count,
  Instant,
  line,
  MerchantId,
  PageQuery,
  PersonId,
  PhoneTail,
  pageOf,
  ReservationId,
  ShopDay,
  StoreId,
  TableId,
  WallTime,
} from '../_platform/contract.js'
import {
  FIXTURE_KINDS,
  PARTY_SIZE_MAX,
  RESERVATION_STATUSES,
  TABLE_SHAPES,
  TABLES_MAX,
} from './vocabulary.js'

const ContactName = line(NAME_MAX_LENGTH)
const Phone = z.string().regex(/^1[3-9]\d{9}$/)
const PartySize = z.int().min(1).max(PARTY_SIZE_MAX)

/** Something of a floor plan that is not a table; plan units, origin top left. `label` is drawn where there is one. */
const Fixture = z.object({
  kind: z.enum(FIXTURE_KINDS),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  label: z.string().optional(),
})

/** A table; `x`, `y` are its centre. */
export const Table = z
  .object({
    id: TableId,
    label: z.string(),
    seats: z.int(),
    partyMin: z.int(),
    partyMax: z.int(),
    shape: z.enum(TABLE_SHAPES),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
    features: z.array(z.string()),
  })
  .meta({ id: 'Table' })
export type Table = z.infer<typeof Table>

export const FloorPlan = z
  .object({
    storeId: StoreId,
    name: z.string(),
    width: z.number(),
    height: z.number(),
    fixtures: z.array(Fixture),
    tables: z.array(Table),
  })
  .meta({ id: 'FloorPlan' })
export type FloorPlan = z.infer<typeof FloorPlan>

/** A plan with what its keeper has to know: how many bookings still wait for each table. */
export const KeptFloorPlan = FloorPlan.extend({ tables: z.array(Table.extend({ bookings: Count })) }).meta({
  id: 'KeptFloorPlan',
})
export type KeptFloorPlan = z.infer<typeof KeptFloorPlan>

export const AvailabilityQuery = z.object({
  on: ShopDay.optional(),
  partySize: z.coerce.number().pipe(PartySize),
})

export const Availability = z
  .object({
    on: ShopDay,
    partySize: PartySize,
    days: z.array(z.object({ on: ShopDay, open: z.boolean(), reason: z.string().nullable() })),
    slots: z.array(
      z.object({
        startsAt: Instant,
        time: WallTime,
        period: z.string(),
        /** Those that fit the party and can be had. */
        freeTableIds: z.array(TableId),
        /** Those somebody has, whether they would fit or not. */
        takenTableIds: z.array(TableId),
      }),
    ),
  })
  .meta({ id: 'Availability' })
export type Availability = z.infer<typeof Availability>

export const ReservationRequest = z
  .strictObject({
    tableId: TableId,
    partySize: PartySize,
    startsAt: Instant,
    contactName: ContactName.optional(),
    contactPhone: Phone.optional().meta({
      description: 'May be left out when the shop already has one (`me.phoneMasked`).',
    }),
  })
  .meta({ id: 'ReservationRequest' })
export type ReservationRequest = z.infer<typeof ReservationRequest>

/** What staff write down while somebody is on the telephone. */
export const TelephoneReservationRequest = z
  .strictObject({ ...ReservationRequest.shape, contactPhone: Phone })
  .meta({ id: 'TelephoneReservationRequest' })
export type TelephoneReservationRequest = z.infer<typeof TelephoneReservationRequest>

export const Reservation = z
  .object({
    id: ReservationId,
    storeId: StoreId,
    storeName: z.string(),
    storeAddress: z.string(),
    storePhone: z.string(),
    tableId: TableId,
    tableLabel: z.string(),
    tableFeatures: z.array(z.string()),
    partySize: PartySize,
    startsAt: Instant,
    on: ShopDay,
    time: WallTime,
    status: z.enum(RESERVATION_STATUSES),
    canCancel: z.boolean(),
    contactName: z.string().nullable(),
    contactPhoneMasked: z.string().nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'Reservation' })
export type Reservation = z.infer<typeof Reservation>

export const ReservationPage = pageOf(Reservation).meta({ id: 'ReservationPage' })
export type ReservationPage = z.infer<typeof ReservationPage>

export const StoreDayQuery = PageQuery.extend({ on: ShopDay.optional() })

/** A booking as the people of the store see it. */
export const StoreReservation = z
  .object({
    id: ReservationId,
    personId: PersonId,
    guestName: z.string().nullable(),
    phoneTail: z.string().nullable(),
    visits: Count,
    isMember: z.boolean(),
    tableId: TableId,
    tableLabel: z.string(),
    tableFeatures: z.array(z.string()),
    partySize: PartySize,
    startsAt: Instant,
    on: ShopDay,
    time: WallTime,
    status: z.enum(RESERVATION_STATUSES),
    lateMinutes: Count,
    canSeat: z.boolean(),
    canMarkNoShow: z.boolean(),
    canReinstate: z.boolean(),
    settledAt: Instant.nullable(),
    takenByPhone: z.boolean(),
  })
  .meta({ id: 'StoreReservation' })
export type StoreReservation = z.infer<typeof StoreReservation>

export const FoundQuery = PageQuery.extend({ tail: PhoneTail })
export type FoundQuery = z.infer<typeof FoundQuery>

export const StoreReservationPage = pageOf(StoreReservation).meta({ id: 'StoreReservationPage' })
export type StoreReservationPage = z.infer<typeof StoreReservationPage>

export const StoreDay = pageOf(StoreReservation)
  .extend({
    on: ShopDay,
    totals: z.object({ bookings: Count, guests: Count, seated: Count, due: Count, noShow: Count }),
  })
  .meta({ id: 'StoreDay' })
export type StoreDay = z.infer<typeof StoreDay>

/** Bookings that stand although the store is not open then, by day. */
export const StrandedBookings = z
  .object({ count: Count, days: z.array(z.object({ on: ShopDay, count: Count })) })
  .meta({ id: 'StrandedBookings' })
export type StrandedBookings = z.infer<typeof StrandedBookings>

const Coordinate = z.number().min(0).max(2_000)
const Extent = z.number().min(10).max(400)

const TableEdit = z.strictObject({
  /** Left out for a new table. */
  id: TableId.optional(),
  label: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z\p{Script=Han}-]{1,8}$/u),
  seats: z.int().min(1).max(PARTY_SIZE_MAX),
  partyMin: PartySize,
  partyMax: PartySize,
  shape: z.enum(TABLE_SHAPES),
  x: Coordinate,
  y: Coordinate,
  width: Extent,
  height: Extent,
  features: z.array(ContactName).max(4).default([]),
})

/** A store's whole plan as it is to be: tables that are not named are taken away. */
export const FloorPlanEdit = z
  .strictObject({
    name: line(20).min(1),
    width: Coordinate.min(100),
    height: Coordinate.min(100),
    tables: z.array(TableEdit).max(TABLES_MAX),
  })
  .meta({ id: 'FloorPlanEdit' })
export type FloorPlanEdit = z.infer<typeof FloorPlanEdit>

/** What a guest usually books, on the next day it can be had; null where there is no habit, or they want none kept. */
export const Usual = z
  .object({ usual: z.object({ on: ShopDay, time: WallTime, partySize: PartySize }).nullable() })
  .meta({ id: 'Usual' })
export type Usual = z.infer<typeof Usual>

/** Due work: a booking's guest may be reminded of it now. */
export const ReminderDue = z.object({ merchantId: MerchantId, reservationId: ReservationId })
export type ReminderDue = z.infer<typeof ReminderDue>
