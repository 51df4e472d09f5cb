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
} from '../../_platform/contract.js'
import { FIGURES, type FigureName } from '../vocabulary.js'
import { FLOW_STEPS, type FlowStep, REDEMPTION_DOUBTS, type RedemptionDoubt } from './vocabulary.js'

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
    lastAt: Instant.meta({ description: 'The hour in which it brought somebody last.' }),
    came: Count.meta({ description: 'A few strays since.' }),
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
    step: z.enum(namesOf<FlowStep>(FLOW_STEPS)),
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
