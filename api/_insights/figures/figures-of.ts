import { sql } from 'drizzle-orm'
import { stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { BRAND, type FigureName } from '../vocabulary.js'
import { beganOf, factsOf, openedOf } from './facts.js'
import { type Places, placesOf } from './places.js'

export type Bucket = 'hour' | 'day' | 'week' | 'month' | 'span'

export type FigureRow = {
  /** `brand` where stores are taken together. */
  storeId: string
  /** When the bucket begins on the store's wall clock: `2026-11-25T18` for an hour, else a shop day; a week begins on Monday. */
  at: string
  figure: FigureName
  value: number
}

type Wish = Places & {
  bucket: Bucket
  /** All stores as one, `brand`: who came to two of them is one visitor. */
  together?: boolean
}

/**
 * Every figure of stores in a span of shop days, by bucket; what is zero has no row. In one statement, from standing rows and
 * roll-ups: ask for some hundreds of stores at a time. `visitors` of an hour are those who began to use the app in it.
 */
export const figuresOf = async (ctx: MerchantContext, wish: Wish): Promise<FigureRow[]> => {
  const store = wish.together ? sql`null::uuid` : sql`store_id`
  const begins = (at: string) => BEGINS[wish.bucket](sql.raw(at), wish.from)
  const hourly = wish.bucket === 'hour'
  const rows = await ctx.db
    .select({
      storeId: sql<string | null>`f.store_id`.mapWith(stores.id),
      at: sql<string>`f.at`,
      figure: sql<FigureName>`f.figure`,
      value: sql`f.value`.mapWith(Number),
    })
    .from(sql`(
      with ${placesOf(ctx, wish)}
      select ${store} as store_id, ${begins(hourly ? 'hour_at' : 'at')} as at, figure, sum(value) as value
      from (${factsOf(ctx)}) fact group by 1, 2, 3
      union all
      select ${store}, ${begins('at')}, 'visitors', count(distinct who)
      from (${hourly ? beganOf(ctx) : openedOf(ctx)}) opened group by 1, 2
    ) f`)
  return rows.map((row) => ({ ...row, storeId: row.storeId ?? BRAND }))
}

const BEGINS = {
  hour: (at: ReturnType<typeof sql.raw>) => sql`to_char(${at}, 'YYYY-MM-DD"T"HH24')`,
  day: (at: ReturnType<typeof sql.raw>) => sql`to_char(${at}, 'YYYY-MM-DD')`,
  week: (at: ReturnType<typeof sql.raw>) => sql`to_char(date_trunc('week', ${at}), 'YYYY-MM-DD')`,
  month: (at: ReturnType<typeof sql.raw>) => sql`to_char(date_trunc('month', ${at}), 'YYYY-MM-DD')`,
  span: (_: ReturnType<typeof sql.raw>, from: string) => sql`${from}::text`,
} as const satisfies Record<Bucket, unknown>
