import * as z from 'zod'
import { Count, Instant, idOf, line, ShopDay, StoreId } from '../../_platform/contract.js'
import { EVENTS } from '../../_tracking/vocabulary.js'
import {
  EXCLUSIONS_AT_MOST,
  FUNNEL_ORDERS,
  type FunnelOrder,
  GROUPS_AT_MOST,
  READY_FUNNELS,
  type ReadyFunnel,
  STEPS_AT_MOST,
  STORE,
  VISITED,
} from '../vocabulary.js'

type EventName = keyof typeof EVENTS
const EventName = z.enum([VISITED, ...Object.keys(EVENTS)] as [typeof VISITED | EventName])
const DAY_SECONDS = 86_400
const WINDOW_AT_MOST = 366 * DAY_SECONDS

const propertiesOf = (name: string): Record<string, string> => ({
  ...(name === VISITED ? {} : EVENTS[name as EventName].properties),
  [STORE]: 'id',
})

// No database keeps, or looks for, half a character or a NUL.
const Text = z
  .string()
  .max(64)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
const Word = z.union([Text, z.int().min(-1_000_000_000).max(1_000_000_000), z.boolean()])

/** A condition on a property. One that the event lacks is none of the values, and neither more nor less than anything. */
const PropertyFilter = z
  .strictObject({
    property: z.string().max(32),
    is: z.enum(['oneOf', 'noneOf', 'atLeast', 'atMost']),
    values: z.array(Word).min(1).max(20),
  })
  .refine(({ is, values }) => is === 'oneOf' || is === 'noneOf' || typeof values[0] === 'number', {
    path: ['values'],
    message: 'a figure to compare with',
  })
  .refine(
    ({ property, is, values }) =>
      property !== STORE ||
      (is !== 'atLeast' && is !== 'atMost' && values.every((value) => StoreId.safeParse(value).success)),
    { path: ['values'], message: 'stores' },
  )

export const EventMatch = z
  .strictObject({ event: EventName, filters: z.array(PropertyFilter).max(5).default([]) })
  .refine(
    ({ event, filters }) =>
      filters.every(({ property }) => Object.keys(propertiesOf(event)).includes(property)),
    {
      path: ['filters'],
      message: 'a property of that event',
    },
  )
export type EventMatch = z.infer<typeof EventMatch>

const Matches = z.array(EventMatch).min(1).max(5)

const FunnelStep = z.strictObject({
  words: line(16).min(1),
  events: Matches.meta({ description: 'Any of these.' }),
  withinSeconds: z
    .int()
    .min(1)
    .max(WINDOW_AT_MOST)
    .optional()
    .meta({ description: 'Its own window, from the step before.' }),
})

const Exclusion = z.strictObject({
  events: Matches,
  from: z.int().min(1).meta({ description: 'The step after which it voids an attempt, counted from 1.' }),
  to: z.int().min(2).max(STEPS_AT_MOST).meta({ description: 'The step before which it does.' }),
})

const TouchProperty = z.enum(['way', 'source', 'scene'])

/** What each person is put down under: a property of how they came, or of the event that was one of their steps. */
export const Breakdown = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.enum(['firstTouch', 'lastTouch']),
    properties: z.array(TouchProperty).min(1).max(2),
  }),
  z.strictObject({
    by: z.literal('step'),
    step: z.int().min(1).max(STEPS_AT_MOST),
    properties: z
      .array(z.string().regex(/^\w{1,32}$/))
      .min(1)
      .max(2)
      .meta({
        description: '`store` is the store it happened in. Who never gets to that step is in no group.',
      }),
  }),
])
export type Breakdown = z.infer<typeof Breakdown>

const isInOrder = ({ from, to }: z.infer<typeof Exclusion>, steps: number) => from < to && to <= steps

export const FunnelDefinition = z
  .strictObject({
    steps: z.array(FunnelStep).min(2).max(STEPS_AT_MOST),
    order: z.enum(Object.keys(FUNNEL_ORDERS) as [FunnelOrder]),
    windowSeconds: z.int().min(1).max(WINDOW_AT_MOST).meta({
      description: 'From the entry to every later step, the last second included.',
    }),
    exclusions: z.array(Exclusion).max(EXCLUSIONS_AT_MOST).default([]),
    per: z.enum(['person', 'session']).default('person'),
    breakdown: Breakdown.nullable().default(null),
  })
  .refine(({ exclusions, steps }) => exclusions.every((range) => isInOrder(range, steps.length)), {
    path: ['exclusions'],
    message: 'from an earlier step to a later one',
  })
  .refine(({ exclusions, order }) => order !== 'unordered' || exclusions.length === 0, {
    path: ['exclusions'],
    message: 'without an order nothing is between',
  })
  .refine(({ steps, order }) => order !== 'unordered' || steps.every(({ withinSeconds }) => !withinSeconds), {
    path: ['steps'],
    message: 'without an order there is no step before',
  })
  .refine(({ steps }) => steps[0]?.withinSeconds === undefined, {
    path: ['steps', 0, 'withinSeconds'],
    message: 'there is no step before the first',
  })
  .refine(({ breakdown, steps }) => breakdown?.by !== 'step' || breakdown.step <= steps.length, {
    path: ['breakdown', 'step'],
    message: 'one of the steps',
  })
  .refine(
    ({ per, steps, exclusions }) =>
      per === 'person' ||
      [...steps, ...exclusions].every(({ events }) =>
        events.every(({ event }) => event !== VISITED && EVENTS[event].source === 'client'),
      ),
    { path: ['per'], message: 'in a use of the app there are only the phone’s own events' },
  )
  .meta({ id: 'FunnelDefinition' })
export type FunnelDefinition = z.infer<typeof FunnelDefinition>

export const FunnelId = idOf('fnl')
export const FunnelName = z.union([FunnelId, z.enum(Object.keys(READY_FUNNELS) as [ReadyFunnel])])

/** What a value of a filter is called. */
export const Named = z.object({
  value: z.string(),
  words: z.string(),
  gone: z.boolean().meta({ description: 'No longer on the menu, given out, or in use.' }),
})
export type Named = z.infer<typeof Named>

export const FunnelInfo = z
  .object({
    funnel: FunnelName,
    name: z.string(),
    ready: z.boolean(),
    storeId: StoreId.nullable(),
    definition: FunnelDefinition,
    rolledAt: Instant.nullable().meta({
      description: 'Until when it is counted; null before the first time.',
    }),
  })
  .meta({ id: 'FunnelInfo' })
export type FunnelInfo = z.infer<typeof FunnelInfo>

export const FunnelList = z
  .object({
    items: z.array(FunnelInfo),
    names: z
      .array(Named)
      .meta({ description: 'Of the dishes, offers, channels and stores in their filters.' }),
  })
  .meta({ id: 'FunnelList' })
export type FunnelList = z.infer<typeof FunnelList>

export const FunnelWish = z
  .strictObject({ name: line(24).min(1), definition: FunnelDefinition })
  .meta({ id: 'FunnelWish' })
export type FunnelWish = z.infer<typeof FunnelWish>

export const FunnelQuestion = z
  .strictObject({
    definition: FunnelDefinition,
    from: ShopDay,
    to: ShopDay,
    groups: z.int().min(1).max(GROUPS_AT_MOST).default(8),
  })
  .meta({ id: 'FunnelQuestion' })
export type FunnelQuestion = z.infer<typeof FunnelQuestion>

export const FunnelQuery = z.object({
  from: ShopDay.optional(),
  to: ShopDay.optional().meta({ description: 'The last 28 shop days where nothing is said; at most 366.' }),
  split: z.enum(['none', 'way', 'store', 'own']).default('none').meta({
    description: 'By how people came first, by the store they entered in, or as the funnel itself says.',
  }),
  groups: z.coerce.number().int().min(1).max(GROUPS_AT_MOST).default(8),
})
export type FunnelQuery = z.infer<typeof FunnelQuery>

const Ratio = z.number().min(0).max(1).nullable()
const Seconds = z.number().min(0).nullable()

const StepCounts = z.object({
  count: Count,
  fromFirst: Ratio.meta({ description: 'Null where nobody entered.' }),
  fromPrevious: Ratio,
  averageSeconds: Seconds.meta({ description: 'From the step before; null where nobody got here.' }),
  medianSeconds: Seconds,
})

export const FunnelAnswer = z
  .object({
    from: ShopDay,
    to: ShopDay,
    per: z.enum(['person', 'session']),
    steps: z.array(
      StepCounts.extend({
        words: z.string(),
        histogram: z
          .array(z.object({ toSeconds: z.int().nullable(), count: Count }))
          .meta({ description: 'Seconds from the step before; empty for the first.' }),
      }),
    ),
    groups: z
      .array(
        z.object({
          values: z.array(z.string()).meta({ description: 'Empty is one who has none.' }),
          words: z.string(),
          other: z.boolean().meta({ description: 'All who are in none of the groups before.' }),
          steps: z.array(StepCounts),
        }),
      )
      .nullable(),
    rolledAt: Instant.nullable().meta({
      description: 'Until when it is counted; null where it was counted just now.',
    }),
  })
  .meta({ id: 'FunnelAnswer' })
export type FunnelAnswer = z.infer<typeof FunnelAnswer>

export const FunnelRemoval = z.object({ removed: z.literal(true) }).meta({ id: 'FunnelRemoval' })
export type FunnelRemoval = z.infer<typeof FunnelRemoval>
