import { type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { dishes, offers, stores } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { BRAND, type Interest } from '../vocabulary.js'
import { isSomebody, joinWho, merchantOf, oneKey, type Places, placesOf, wasByThen } from './places.js'

const KINDS = {
  dish: { table: dishes, prefix: 'dsh', hows: ['dishViewed', 'dishSearched', 'dishLiked'] },
  offer: { table: offers, prefix: 'off', hows: ['offerShown', 'offerViewed'] },
} as const satisfies Record<string, { table: PgTable; prefix: string; hows: Interest[] }>

export type InterestRow = {
  /** `brand` where stores are taken together. */
  storeId: string
  /** The first day of the span. */
  at: string
  subjectId: string
  /** `any`: who did one of these or more, once. */
  how: Interest | 'any'
  people: number
}

/**
 * How many people were interested in which dishes or offers, by store and span; who was not there has no row, nor has what
 * there never was: a phone may name anything.
 */
export const interestIn = async (
  ctx: MerchantContext,
  { kind, together, ...places }: Places & { kind: keyof typeof KINDS; together?: boolean },
): Promise<InterestRow[]> => {
  const store = together ? sql`null::uuid` : sql`store_id`
  const { table, prefix, hows } = KINDS[kind]
  const rows = await ctx.db
    .select({
      storeId: sql<string | null>`f.store_id`.mapWith(stores.id),
      at: sql<string>`f.at`,
      subject: sql<string>`f.subject_id::text`,
      how: sql<InterestRow['how']>`f.how`,
      people: sql`f.people`.mapWith(Number),
    })
    .from(sql`(
      with ${placesOf(ctx, places)}, came as materialized (
        select seen.* from (${interestedOf(ctx, hows)}) seen
        join ${table} known on known.merchant_id = ${merchantOf(ctx)} and known.id = seen.subject_id)
      select ${store} as store_id, span_on::text as at, subject_id, how, count(distinct who) as people
      from came group by 1, 2, 3, 4
      union all
      select ${store}, span_on::text, subject_id, 'any', count(distinct who) from came group by 1, 2, 3
    ) f`)
  return rows.map(({ storeId, subject, ...row }) => ({
    ...row,
    storeId: storeId ?? BRAND,
    subjectId: `${prefix}_${subject.replaceAll('-', '')}`,
  }))
}

/** Who was interested, in what, how and on which day, for each `place`. */
export const interestedOf = (ctx: MerchantContext, hows: readonly Interest[]): SQL => {
  const merchant = merchantOf(ctx)
  return sql`
    select pl.id as store_id, pl.span_on, i.on, i.how, i.subject_id, ${oneKey(sql`i.who`)} as who,
      became.id as person_id
    from place pl
    join interests i on i.merchant_id = ${merchant} and i.store_id = pl.id
      and i.on between pl.first_on and pl.last_on and i.how = any(${sql.param([...hows])}::text[])
      and ${wasByThen(merchant, { who: sql`i.who`, on: sql`i.on` })}
    ${joinWho(merchant, sql`i.who`)}
    where ${isSomebody}`
}
