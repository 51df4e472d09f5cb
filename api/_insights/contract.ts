import * as z from 'zod'
import { ChannelId, Count, Instant, ShopDay } from '../_platform/contract.js'
import { Channel, ChannelCost } from '../_tracking/contract.js'
import { CHANNEL_KINDS, SCENE_SOURCES, type Source } from '../_tracking/vocabulary.js'
import { Comparison } from './figures/contract.js'

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

const OfChannel = {
  figures: ChannelCounts,
  visitorsBefore: Count.meta({ description: 'Devices that came so in the span before.' }),
}

export const ChannelList = z
  .object({
    ...Comparison.shape,
    channels: z.array(z.object({ ...Channel.shape, ...OfChannel })).meta({
      description: 'All of the store’s own, and those of other stores that brought it somebody.',
    }),
    sources: z.array(z.object({ source: z.enum(SOURCES), ...OfChannel })).meta({
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
