import * as z from 'zod'
import { Count, DishId, OfferId, ShopDay, StoreId } from '../../_platform/contract.js'
import {
  FIGURES,
  type FigureName,
  MEMBER_GROUPS,
  MEMBER_STANDINGS,
  type MemberGroup,
  type MemberStanding,
  PERIODS,
} from '../vocabulary.js'

const keysOf = <T extends string>(names: Record<T, unknown>) => Object.keys(names) as [T, ...T[]]
const each = <K extends string, T extends z.ZodType>(names: Record<K, unknown>, value: T) =>
  z.object(Object.fromEntries(keysOf(names).map((name) => [name, value])) as Record<K, T>)

export const PeriodQuery = z.object({
  period: z.enum(PERIODS).default('week'),
  on: ShopDay.optional().meta({
    description: 'A day of the span that is asked for; today where nothing is said.',
  }),
})
export type PeriodQuery = z.infer<typeof PeriodQuery>

/** The range that is usual; null where too little is known to say. */
const Usual = z.object({ low: z.number(), middle: z.number(), high: z.number() }).nullable()
const Span = z.object({ from: ShopDay, to: ShopDay })
const SpanBefore = Span.extend({
  upTo: z.int().min(0).max(1_440).nullable().meta({
    description: 'The minute of its last day it is counted to, as the span goes on; null of whole days.',
  }),
  state: z.enum(['open', 'uneven', 'closed', 'young']),
  shutOn: ShopDay.nullable().meta({
    description: 'Of an uneven one, the day on which one of the two was closed.',
  }),
}).meta({
  description:
    'What the span stands beside: as many days of the span before. `uneven`: open on other days; `closed`: shut all the time; `young`: before there was a store.',
})

const Compared = z.object({
  now: Count,
  before: Count.nullable().meta({ description: 'Null where the span before is not `open`.' }),
  usual: Usual.meta({ description: 'Of those of the eight spans before that are `open`.' }),
})

/** Which span is told, and what it stands beside. */
const Standing = {
  ...Span.shape,
  closed: z.boolean().meta({ description: 'The store was shut all the time.' }),
  before: SpanBefore,
}

const Asked = {
  today: ShopDay,
  period: z.enum(PERIODS),
  running: z.boolean().meta({ description: 'The span goes on: it is told until now.' }),
}

export const Comparison = z.object({ ...Asked, ...Standing })
export type Comparison = z.infer<typeof Comparison>

const River = z
  .object({ visitors: Count, fans: Count, members: Count, regulars: Count })
  .meta({ description: 'Who opened the shop in the span, and how far they have come by now.' })

const FiguresOfSpan = {
  ...Standing,
  figures: each<FigureName, typeof Compared>(FIGURES, Compared),
}

const OverviewDay = z.object({
  on: ShopDay,
  open: z.boolean(),
  closure: z
    .string()
    .nullable()
    .meta({ description: 'Why it is closed, where there is more to say than its weekly rest.' }),
  figures: each<FigureName, z.ZodObject<{ value: z.ZodNullable<typeof Count>; usual: typeof Usual }>>(
    FIGURES,
    z.object({ value: Count.nullable(), usual: Usual }),
  ).meta({
    description: 'Null for a closed day on which nothing was; usual is the weekday’s own, of eight weeks.',
  }),
})

export const Overview = z
  .object({
    storeId: StoreId.nullable(),
    ...Asked,
    ...FiguresOfSpan,
    river: River,
    days: z.array(OverviewDay),
  })
  .meta({ id: 'Overview' })
export type Overview = z.infer<typeof Overview>

const OverviewOfStore = z.object({ storeId: StoreId, name: z.string(), ...FiguresOfSpan })

/** All stores together, and each in a row of its own. */
export const BrandOverview = Overview.extend({ stores: z.array(OverviewOfStore) }).meta({
  id: 'BrandOverview',
})
export type BrandOverview = z.infer<typeof BrandOverview>

const CouponCounts = z.object({
  shown: Count.meta({ description: 'People whose screen it stood on for a second.' }),
  viewed: Count.meta({ description: 'People who opened it.' }),
  claimed: Count,
  used: Count.meta({ description: 'Of those claimed in the span, redeemed by now.' }),
  redeemed: Count.meta({ description: 'Redeemed in the span, whenever they were claimed.' }),
  billFen: Count,
  discountFen: Count,
})

const Share = z.number().nullable().meta({ description: 'Of one; null of nothing.' })

const Coupon = z.object({
  offerId: OfferId,
  title: z.string(),
  ended: z.boolean(),
  now: CouponCounts,
  before: CouponCounts,
  claimRate: Share.meta({ description: 'Claimed of shown.' }),
  useRate: Share.meta({ description: 'Used of claimed.' }),
  eachFen: Count.nullable().meta({ description: 'What one redemption cost; null of none.' }),
  weeks: z.array(
    z.object({ weekOn: ShopDay, ...{ claimed: Count, redeemed: Count, billFen: Count, discountFen: Count } }),
  ),
})

export const CouponFigures = z
  .object({ ...Comparison.shape, items: z.array(Coupon) })
  .meta({ id: 'CouponFigures' })
export type CouponFigures = z.infer<typeof CouponFigures>

const DishCounts = z.object({
  ...{ viewed: Count, searched: Count, liked: Count },
  people: Count.meta({ description: 'Who did any of these, once each.' }),
})

const Dish = z.object({
  dishId: DishId,
  name: z.string(),
  removed: z.boolean(),
  now: DishCounts,
  before: DishCounts,
  moves: z.enum(['rising', 'falling']).nullable(),
})

export const DishFigures = z.object({ ...Comparison.shape, items: z.array(Dish) }).meta({ id: 'DishFigures' })
export type DishFigures = z.infer<typeof DishFigures>

export const MemberFigures = z
  .object({
    ...Comparison.shape,
    joined: z.object({ now: Count, before: Count }),
    standings: each<MemberStanding, typeof Count>(MEMBER_STANDINGS, Count),
    visits: z
      .array(z.object({ from: Count, to: Count.nullable(), members: Count }))
      .meta({ description: 'How many members came how often.' }),
    groups: each<MemberGroup, typeof Count>(MEMBER_GROUPS, Count),
  })
  .meta({ id: 'MemberFigures' })
export type MemberFigures = z.infer<typeof MemberFigures>
