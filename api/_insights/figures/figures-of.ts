import { type SQL, sql } from 'drizzle-orm'
import { stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { BRAND, type FigureName } from '../vocabulary.js'
import { beganOf, factsOf, openedOf } from './facts.js'
import { type Places, placesOf, type Span } from './places.js'

type Bucket = 'hour' | 'day' | 'week' | 'month' | 'span'

export type FigureRow = {
  /** `brand` where stores are taken together. */
  storeId: string
  /** When the bucket begins on the store’s wall clock: `2026-11-25T18` for an hour, else a shop day; a week begins on Monday. */
  at: string
  figure: FigureName
  value: number
}

type Wish = {
  storeIds: string[]
  bucket: Bucket
  /** All stores as one, `brand`: who came to two of them is one visitor. */
  together?: boolean
}

/**
 * Every figure of stores in a span of shop days, by bucket; what is zero has no row. In one statement, from standing rows and
 * roll-ups: ask for some hundreds of stores at a time. `visitors` of an hour are those who began to use the app in it.
 */
export const figuresOf = (ctx: MerchantContext, { from, to, ...wish }: Wish & Span): Promise<FigureRow[]> =>
  countFigures(ctx, { ...wish, spans: [{ from, to }] })

/** The same for several spans at once; `at` is the first day of each, which tells them apart. They may overlap. */
export const figuresOfSpans = (
  ctx: MerchantContext,
  wish: Omit<Wish, 'bucket'> & Places,
): Promise<FigureRow[]> => countFigures(ctx, { ...wish, bucket: 'span' })

const countFigures = async (ctx: MerchantContext, wish: Wish & Places): Promise<FigureRow[]> => {
  const store = wish.together ? sql`null::uuid` : sql`store_id`
  const at = BUCKETS[wish.bucket]
  const rows = await ctx.db
    .select({
      storeId: sql<string | null>`f.store_id`.mapWith(stores.id),
      at: sql<string>`f.at`,
      figure: sql<FigureName>`f.figure`,
      value: sql`f.value`.mapWith(Number),
    })
    .from(sql`(
      with ${placesOf(ctx, wish)}
      select ${store} as store_id, ${at} as at, figure, sum(value) as value
      from (${factsOf(ctx)}) fact group by 1, 2, 3
      union all
      select ${store}, ${at}, 'visitors', count(distinct who)
      from (${wish.bucket === 'hour' ? beganOf(ctx) : openedOf(ctx)}) came group by 1, 2
    ) f`)
  return rows.map((row) => ({ ...row, storeId: row.storeId ?? BRAND }))
}

const BUCKETS: Record<Bucket, SQL> = {
  hour: sql`to_char(at at time zone time_zone, 'YYYY-MM-DD"T"HH24')`,
  day: sql`"on"::text`,
  week: sql`date_trunc('week', "on"::timestamp)::date::text`,
  month: sql`date_trunc('month', "on"::timestamp)::date::text`,
  span: sql`span_on::text`,
}
