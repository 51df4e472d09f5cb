import * as z from 'zod'
import { Touch } from '../_insights/contract.js'
import { LikelySame, MergeList } from '../_members/contract.js'
import { CONSENT_PURPOSES } from '../_members/vocabulary.js'
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
  TagId,
  WallTime,
} from '../_platform/contract.js'

const Month = z.string().regex(/^\d{4}-\d{2}$/)

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

/** A habit, and how sure it is: so many of so many times. */
const Habit = <T extends z.ZodType>(value: T) => z.object({ value, times: Count, of: Count }).nullable()

const GuestTag = z.object({ id: TagId, name: z.string(), by: z.enum(['hand', 'rule']) })

export const GuestTags = z.object({ items: z.array(GuestTag) }).meta({ id: 'GuestTags' })
export type GuestTags = z.infer<typeof GuestTags>

export const Guest = z
  .object({
    personId: PersonId,
    name: z.string().nullable(),
    avatar: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    fanSince: Instant.nullable(),
    memberSince: Instant.nullable(),
    isRegular: z.boolean(),
    firstTouch: Touch.nullable().meta({
      description: 'How and when they first opened the shop, if that is known.',
    }),
    lastTouch: Touch.nullable().meta({
      description: 'The channel that brought them last, in the 30 days before.',
    }),
    consents: z.array(z.object({ purpose: z.enum(CONSENT_PURPOSES), given: z.boolean(), at: Instant })).meta({
      description: 'The latest word on each purpose; a purpose that nobody was asked about is not there.',
    }),
    favourites: z.array(z.string()),
    visits: Count,
    lastVisitOn: ShopDay.nullable(),
    visitsByMonth: z.array(z.object({ month: Month, visits: Count })),
    habits: z.object({
      everyDays: Count.nullable().meta({ description: 'The usual days between two visits.' }),
      weekday: Habit(z.int().min(1).max(7)),
      time: Habit(WallTime),
      party: Habit(Count),
    }),
    noShows: Count,
    cancellations: Count,
    redemptions: Count,
    savedFen: Count,
    bills: Count,
    spentFen: Count,
    averageBillFen: Fen.nullable(),
    lastBillFen: Fen.nullable(),
    liveVouchers: Count,
    expiredVouchers: Count,
    tags: z.array(GuestTag),
    merges: MergeList.shape.items,
    likelySame: LikelySame.shape.items,
  })
  .meta({ id: 'Guest' })
export type Guest = z.infer<typeof Guest>

export const GuestPhone = z.object({ phone: z.string() }).meta({ id: 'GuestPhone' })
export type GuestPhone = z.infer<typeof GuestPhone>

export const MergeWish = z.strictObject({ otherPersonId: PersonId }).meta({ id: 'MergeWish' })

/** Who a guest is after a merge or its undoing. */
export const MergedGuest = z.object({ personId: PersonId }).meta({ id: 'MergedGuest' })
export type MergedGuest = z.infer<typeof MergedGuest>

export const TagGiving = z.strictObject({ tagId: TagId }).meta({ id: 'TagGiving' })
export type TagGiving = z.infer<typeof TagGiving>

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

export const KnownGuestPage = pageOf(
  z.object({
    personId: PersonId,
    name: z.string().nullable(),
    phoneTail: z.string().nullable(),
    isMember: z.boolean(),
    isRegular: z.boolean(),
    at: Instant.meta({ description: 'When they did what they are listed for.' }),
  }),
)
  .extend({
    counted: Count.meta({ description: 'How many the figure counts, passers-by among them.' }),
    known: Count.meta({ description: 'How many of them are on these pages, all in all.' }),
  })
  .meta({
    id: 'KnownGuestPage',
    description: 'Only fans and members, named or not; passers-by are nobody to write to.',
  })
export type KnownGuestPage = z.infer<typeof KnownGuestPage>
