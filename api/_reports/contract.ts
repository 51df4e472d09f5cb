import * as z from 'zod'
import {
  Count,
  Fen,
  Instant,
  PageQuery,
  PersonId,
  PhoneTail,
  pageOf,
  ShopDay,
  StaffActionId,
  StoreId,
} from '../_platform/contract.js'

export const GuestQuery = PageQuery.extend({ tail: PhoneTail.optional() })
export type GuestQuery = z.infer<typeof GuestQuery>

const GuestSummary = z
  .object({
    personId: PersonId,
    name: z.string().nullable(),
    phoneTail: z.string().nullable(),
    isMember: z.boolean(),
    isRegular: z.boolean(),
    visits: Count,
    lastActAt: Instant,
  })
  .meta({ id: 'GuestSummary' })

export const GuestPage = pageOf(GuestSummary).meta({ id: 'GuestPage' })
export type GuestPage = z.infer<typeof GuestPage>

export const Guest = z
  .object({
    personId: PersonId,
    name: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    fanSince: Instant.nullable(),
    memberSince: Instant.nullable(),
    isRegular: z.boolean(),
    visits: Count,
    lastVisitOn: ShopDay.nullable(),
    noShows: Count,
    redemptions: Count,
    savedFen: Count,
    averageBillFen: Fen.nullable(),
    liveVouchers: Count,
  })
  .meta({ id: 'Guest' })
export type Guest = z.infer<typeof Guest>

/** One entry of the ledger about a guest, newest first; `properties` as the vocabulary of events names them. */
const TimelineEntry = z
  .object({
    id: z.uuid(),
    name: z.string(),
    occurredAt: Instant,
    storeId: z.string().nullable(),
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    subject: z
      .string()
      .nullable()
      .meta({ description: 'What it was about, to read: a table, an offer, a dish.' }),
  })
  .meta({ id: 'TimelineEntry' })

export const Timeline = pageOf(TimelineEntry).meta({ id: 'Timeline' })
export type Timeline = z.infer<typeof Timeline>

export const StaffActionQuery = PageQuery.extend({
  storeId: StoreId.optional(),
  personId: PersonId.optional(),
})
export type StaffActionQuery = z.infer<typeof StaffActionQuery>

const StaffAction = z
  .object({
    id: StaffActionId,
    at: Instant,
    storeId: StoreId.nullable(),
    action: z.string(),
    subject: z.string().nullable(),
    about: z
      .string()
      .nullable()
      .meta({ description: 'What it was done to, to read: a dish, an offer, a booking by time and table.' }),
    who: z.object({ personId: PersonId, name: z.string().nullable(), phoneTail: z.string().nullable() }),
  })
  .meta({ id: 'StaffAction' })
export const StaffActionPage = pageOf(StaffAction).meta({ id: 'StaffActionPage' })
export type StaffActionPage = z.infer<typeof StaffActionPage>
