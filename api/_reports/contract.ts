import * as z from 'zod'
import { Count, Fen, Instant, PersonId, pageOf, ShopDay } from '../_platform/contract.js'

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
