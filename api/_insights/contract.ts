import * as z from 'zod'
import {
  AlertId,
  ChannelId,
  Count,
  Instant,
  PageQuery,
  pageOf,
  RedemptionId,
  ShopDay,
  StaffId,
  StoreId,
} from '../_platform/contract.js'
import { Channel, ChannelCost } from '../_tracking/contract.js'
import { CHANNEL_KINDS, SCENE_SOURCES, type Source } from '../_tracking/vocabulary.js'
import {
  FIGURES,
  type FigureName,
  REDEMPTION_DOUBTS,
  type RedemptionDoubt,
  STEPS,
  type StepName,
} from './vocabulary.js'

export const PulseQuery = z.object({ period: z.enum(['today', 'week']).default('week') })

/** A figure of the period, and of the same span just before it. */
const Figure = z.object({ now: Count, before: Count })

export const Pulse = z
  .object({
    storeId: StoreId,
    from: ShopDay,
    to: ShopDay,
    figures: z.object({
      visits: Figure,
      fans: Figure,
      members: Figure,
      bookings: Figure,
      claims: Figure,
      redemptions: Figure,
    }),
    funnel: z
      .object({ visitors: Count, fans: Count, members: Count, regulars: Count })
      .meta({ description: 'Who opened the shop in the period, and how far they have come by now.' }),
    daily: z.array(z.object({ on: ShopDay, open: z.boolean(), visits: Count })),
  })
  .meta({ id: 'Pulse' })
export type Pulse = z.infer<typeof Pulse>

const SOURCES = [...Object.keys(CHANNEL_KINDS), ...Object.keys(SCENE_SOURCES)] as [Source, ...Source[]]

/** How somebody came at a moment: by a channel's code, or as WeChat's scene tells. */
export const Touch = z
  .object({
    at: Instant,
    source: z.enum(SOURCES),
    channel: z.object({ id: ChannelId, name: z.string() }).nullable(),
  })
  .meta({ id: 'Touch' })
export type Touch = z.infer<typeof Touch>

export const Touches = z.object({
  first: Touch.nullable(),
  last: Touch.nullable(),
  recent: z.array(Touch),
})
export type Touches = z.infer<typeof Touches>

export const SpanQuery = z.object({
  from: ShopDay.optional(),
  to: ShopDay.optional().meta({ description: 'The last 28 shop days where nothing is said; at most 366.' }),
})
export type SpanQuery = z.infer<typeof SpanQuery>

const ChannelCounts = z.object({
  ...{ sessions: Count, visitors: Count, fans: Count, members: Count, visits: Count },
  costFen: Count,
})

export const ChannelList = z
  .object({
    from: ShopDay,
    to: ShopDay,
    channels: z.array(z.object({ ...Channel.shape, figures: ChannelCounts })).meta({
      description: 'All of the store’s own, and those of other stores that brought it somebody.',
    }),
    sources: z.array(z.object({ source: z.enum(SOURCES), figures: ChannelCounts })).meta({
      description: 'Who came without a channel’s code.',
    }),
  })
  .meta({ id: 'ChannelList' })
export type ChannelList = z.infer<typeof ChannelList>

export const ChannelDetail = z
  .object({
    ...Channel.shape,
    from: ShopDay,
    to: ShopDay,
    figures: ChannelCounts,
    each: z
      .object({ fanFen: Count.nullable(), memberFen: Count.nullable(), visitFen: Count.nullable() })
      .meta({ description: 'What one of them cost; null where there is none, or no cost.' }),
    daily: z.array(z.object({ on: ShopDay, visitors: Count })),
    costs: z.array(ChannelCost),
  })
  .meta({ id: 'ChannelDetail' })
export type ChannelDetail = z.infer<typeof ChannelDetail>

const namesOf = <N extends string>(words: Record<N, unknown>) => Object.keys(words) as [N, ...N[]]

/** What an alert knows, by its kind: ids and figures, nobody’s name. */
export const AlertBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('figure'),
    way: z.enum(['less', 'more']),
    on: ShopDay,
    from: Instant,
    to: Instant,
    figures: z
      .array(
        z.object({
          figure: z.enum(namesOf<FigureName>(FIGURES)),
          value: Count,
          low: Count.meta({ description: 'As few, or as many, are usual by that hour of that weekday.' }),
          high: Count,
        }),
      )
      .min(1),
  }),
  z.object({
    kind: z.literal('channel'),
    channelId: ChannelId,
    lastAt: Instant.meta({ description: 'When somebody came by it last.' }),
    expected: Count.meta({ description: 'As many would have come since, as things usually go.' }),
  }),
  z.object({
    kind: z.literal('redemptions'),
    staffId: StaffId.nullable().meta({ description: 'Whose post; null where they have none any more.' }),
    doubts: z.array(z.enum(namesOf<RedemptionDoubt>(REDEMPTION_DOUBTS))).min(1),
    from: Instant,
    to: Instant,
    redemptionIds: z.array(RedemptionId).min(1),
  }),
  z.object({
    kind: z.literal('step'),
    step: z.enum(namesOf<StepName>(STEPS)),
    release: z.string(),
    since: Instant,
    began: Count,
    usually: z.number().min(0).max(1).meta({ description: 'The part that completed it before.' }),
  }),
])
export type AlertBody = z.infer<typeof AlertBody>

export const Alert = z
  .object({
    id: AlertId,
    storeId: StoreId,
    words: z.string().meta({ description: 'What is not as usual, in one line.' }),
    details: z.array(z.string()).meta({ description: 'The evidence, a sentence each.' }),
    body: AlertBody,
    openedAt: Instant,
    lastSeenAt: Instant,
    dismissedAt: Instant.nullable().meta({ description: 'Somebody said that they know.' }),
    closedAt: Instant.nullable().meta({ description: 'It was as usual again.' }),
  })
  .meta({ id: 'Alert' })
export type Alert = z.infer<typeof Alert>

export const AlertQuery = PageQuery
export type AlertQuery = z.infer<typeof AlertQuery>

export const AlertPage = pageOf(Alert).meta({
  id: 'AlertPage',
  description: 'Those that last first, then those that are over, the latest first.',
})
export type AlertPage = z.infer<typeof AlertPage>
