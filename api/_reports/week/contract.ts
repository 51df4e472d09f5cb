import * as z from 'zod'
import {
  BRAND,
  FIGURES,
  type FigureName,
  MEASURES,
  type Measure,
  RATES,
  type RateName,
} from '../../_insights/vocabulary.js'
import {
  ChannelId,
  Count,
  DishId,
  Instant,
  idOf,
  OfferId,
  PageQuery,
  pageOf,
  ShopDay,
  StaffId,
  StoreId,
} from '../../_platform/contract.js'
import { CHANNEL_KINDS, SCENE_SOURCES, type Source } from '../../_tracking/vocabulary.js'

export const SummaryId = idOf('wks')
export const SummaryLinkId = idOf('lnk')

const named = <T extends string>(names: Record<T, unknown>) => z.enum(Object.keys(names) as [T, ...T[]])
const AnyMeasure = named<Measure>(MEASURES)
const LineMeasure = named<FigureName | RateName>({ ...FIGURES, ...RATES })
const AnySource = named<Source>({ ...CHANNEL_KINDS, ...SCENE_SOURCES })

/** What of a week something is about: one channel, one day, one store … A clerk is named by the post alone. */
export const Part = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('channel'),
    id: ChannelId.nullable(),
    source: AnySource,
    name: z.string(),
  }),
  z.object({ kind: z.literal('day'), on: ShopDay }),
  z.object({ kind: z.literal('period'), name: z.string() }),
  z.object({ kind: z.literal('store'), id: StoreId, name: z.string() }),
  z.object({ kind: z.literal('offer'), id: OfferId, name: z.string() }),
  z.object({ kind: z.literal('dish'), id: DishId, name: z.string() }),
  z.object({ kind: z.literal('clerk'), id: StaffId }),
])
export type Part = z.infer<typeof Part>

/**
 * One number that a sentence says. `onBefore` and `onUsual` are the change from the week before, or from the usual middle,
 * as a share of it. Shares are between 0 and 1, money is in fen.
 */
export const Fact = z.object({
  measure: AnyMeasure,
  part: Part.nullable(),
  since: z.int().min(1).max(7).meta({ description: 'Counted from this weekday on; 1 is the whole week.' }),
  when: z.enum(['now', 'before', 'usualLow', 'usual', 'usualHigh', 'onBefore', 'onUsual']),
  value: z.number(),
})
export type Fact = z.infer<typeof Fact>

const About = z.object({ measure: AnyMeasure, part: Part.nullable() })

export const Sentence = z.object({
  words: z.string(),
  detail: z.string(),
  about: About.nullable().meta({ description: 'Whose rows are behind it.' }),
  facts: z.array(Fact),
})
export type Sentence = z.infer<typeof Sentence>

export const FigureLine = z.object({
  measure: LineMeasure,
  now: z.number().nullable().meta({ description: 'Null for a share of nothing.' }),
  before: z.number().nullable(),
  usual: z.object({ low: z.number(), middle: z.number(), high: z.number() }).nullable(),
  standing: z.enum(['above', 'below', 'usual', 'unknown']),
  news: z.enum(['good', 'bad']).nullable(),
})
export type FigureLine = z.infer<typeof FigureLine>

const WeekChannel = z.object({
  channelId: ChannelId.nullable(),
  source: AnySource,
  name: z.string(),
  ...{ visitors: Count, fans: Count, members: Count, visits: Count, costFen: Count },
})

const DishMove = z.object({ dishId: DishId, name: z.string(), now: Count, before: Count.nullable() })

const opens = <P extends string, S extends z.ZodRawShape>(page: [P, ...P[]], shape: S) =>
  z.object({ kind: z.literal('open'), page: z.enum(page), ...shape })

/** What a tap does: a command that is carried out there and then, or a page to open. */
const Does = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('restock'), storeId: StoreId, offerId: OfferId, stock: Count }),
  z.object({ kind: z.literal('feature'), dishId: DishId }),
  z.discriminatedUnion('page', [
    opens(['channel'], { storeId: StoreId, channelId: ChannelId }),
    opens(['rows'], {
      storeId: StoreId.nullable(),
      figure: named<FigureName | 'lapsed'>({ ...FIGURES, lapsed: true }),
      staffId: StaffId.nullable(),
    }),
    opens(['offers', 'channels', 'tags'], {}),
  ]),
])

export const Suggestion = z.object({
  words: z.string(),
  detail: z.string(),
  button: z.string(),
  does: Does,
  facts: z.array(Fact),
})
export type Suggestion = z.infer<typeof Suggestion>

/** How it stands with a suggestion as it is read. */
const State = {
  done: z.boolean().meta({ description: 'The shop is so, whoever did it.' }),
  undoable: z.boolean().meta({ description: 'It can be taken back with one tap.' }),
}

/** What stands frozen in a weekly summary. */
export const SummaryBody = z.object({
  version: z.literal(1),
  merchantName: z.string(),
  storeName: z.string().nullable().meta({ description: 'Null for all stores.' }),
  stores: Count,
  from: ShopDay,
  to: ShopDay,
  countedAt: Instant,
  comparison: z.object({
    kind: z.enum(['usual', 'few', 'first', 'closed', 'short']),
    words: z.string(),
    apart: z.string().nullable().default(null).meta({
      description: 'Why the week before is not compared with, where there is one.',
    }),
  }),
  title: z.string(),
  sentences: z.array(Sentence).length(3),
  figures: z.array(FigureLine),
  bestChannel: WeekChannel.nullable(),
  dishes: z.object({ rising: z.array(DishMove), falling: z.array(DishMove) }),
  suggestions: z.array(Suggestion).max(3),
  changes: z
    .array(z.object({ measure: LineMeasure, from: z.number().nullable(), to: z.number().nullable() }))
    .meta({ description: 'What a revision counts otherwise than the one before it.' }),
})
export type SummaryBody = z.infer<typeof SummaryBody>

const SummaryEntry = z.object({
  id: SummaryId,
  storeId: StoreId.nullable(),
  storeName: z.string().nullable(),
  weekOn: ShopDay,
  revision: z.int().min(1),
  title: z.string(),
  madeAt: Instant,
})

export const SummaryPage = pageOf(SummaryEntry).meta({ id: 'SummaryPage' })
export type SummaryPage = z.infer<typeof SummaryPage>
export const SummaryQuery = PageQuery
/** Of an owner: every store's and those of all together, or the latter alone. */
export const OwnSummaryQuery = PageQuery.extend({ only: z.literal(BRAND).optional() })

export const Summary = z
  .object({
    ...SummaryEntry.shape,
    body: SummaryBody.extend({
      suggestions: z.array(Suggestion.extend(State)).max(3),
    }),
    clerks: z
      .array(z.object({ staffId: StaffId, name: z.string().nullable() }))
      .meta({ description: 'Who the posts in it belong to, as they are called by now.' }),
    revisions: z.array(z.object({ id: SummaryId, revision: z.int().min(1), madeAt: Instant })).meta({
      description: 'All of this week, the latest first.',
    }),
  })
  .meta({ id: 'Summary' })
export type Summary = z.infer<typeof Summary>

export const SummaryLink = z
  .object({
    id: SummaryLinkId,
    path: z.string().meta({ description: 'On the origin that serves the pages.' }),
    createdAt: Instant,
    expiresAt: Instant,
    revokedAt: Instant.nullable(),
  })
  .meta({ id: 'SummaryLink' })
export type SummaryLink = z.infer<typeof SummaryLink>

export const SummaryLinkPage = pageOf(SummaryLink).meta({ id: 'SummaryLinkPage' })
export type SummaryLinkPage = z.infer<typeof SummaryLinkPage>

/** What anybody reads who was handed the address: the page without what leads to rows, people or commands. */
export const SharedSummary = z
  .object({
    revision: z.int().min(1),
    expiresAt: Instant,
    body: SummaryBody.omit({ suggestions: true }).extend({
      sentences: z.array(Sentence.pick({ words: true, detail: true })),
      suggestions: z.array(Suggestion.pick({ words: true, detail: true })),
    }),
  })
  .meta({ id: 'SharedSummary' })
export type SharedSummary = z.infer<typeof SharedSummary>
