import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import {
  consents,
  favourites,
  idempotencyKeys,
  messageGrants,
  notices,
  personTags,
  reservations,
  vouchers,
} from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { newId } from '../_platform/ids.js'
import { type BothRows, bare, type MovedRows, ofPerson, type Pair, recordset } from './moved-rows.js'
import { returnStoreGuests } from './return-store-guests.js'
import { returnVisits } from './return-visits.js'
import { SWITCHED_PURPOSES } from './vocabulary.js'

export type Return = Pair & { moved: MovedRows; mergedAt: Date }

/** Puts back what came with `from` and is still the survivor's; what happened since the merge stays with the survivor. */
export const returnRows = async (ctx: MerchantContext, parting: Return) => {
  const { moved } = parting
  await returnById(ctx, parting, sql`${reservations}`, moved.reservations)
  await returnById(ctx, parting, sql`${consents}`, moved.consents)
  await copyWithdrawals(ctx, parting)
  await returnById(ctx, parting, sql`${messageGrants}`, moved.grants)
  await returnById(ctx, parting, sql`${notices}`, moved.notices)
  await returnVouchers(ctx, parting)
  await returnReplies(ctx, parting)
  await returnKeyed(ctx, parting, FAVOURITES, moved.favourites)
  await returnKeyed(ctx, parting, TAGS, moved.tags)
  await returnVisits(ctx, parting)
  await returnStoreGuests(ctx, parting)
}

const listed = (values: string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(values)}::text::jsonb))`

const returnById = (ctx: MerchantContext, { from, into }: Pair, table: SQL, ids: string[]) =>
  ctx.db.execute(
    sql`update ${table} set person_id = ${bare(from)} where ${ofPerson(ctx, into)} and id::text in ${listed(ids)}`,
  )

/** What was taken back since the merge was taken back for both: whoever said it, nobody is asked to say it again. */
const copyWithdrawals = async (ctx: MerchantContext, { from, into, mergedAt }: Return) => {
  const words = await ctx.db
    .select()
    .from(consents)
    .where(
      and(
        eq(consents.merchantId, ctx.merchantId),
        eq(consents.personId, into),
        inArray(consents.purpose, [...SWITCHED_PURPOSES]),
        gt(consents.at, mergedAt),
      ),
    )
    .orderBy(asc(consents.at), asc(consents.id))
  const latest = [...new Map(words.map((word) => [word.purpose, word])).values()]
  const copies = latest.flatMap((word) =>
    word.given ? [] : [{ ...word, id: newId('cst', ctx.now), personId: from }],
  )
  if (copies.length > 0) await ctx.db.insert(consents).values(copies)
}

const returnReplies = (ctx: MerchantContext, { from, into, moved }: Return) =>
  ctx.db.execute(
    sql`update ${idempotencyKeys} set person_id = ${bare(from)}
      where ${ofPerson(ctx, into)} and key in ${listed(moved.replies)}`,
  )

/** They get their old numbers; the survivor's are counted through anew, for the next one takes their number plus one. */
const returnVouchers = async (ctx: MerchantContext, { from, into, moved }: Return) => {
  const back = JSON.stringify(moved.vouchers)
  await ctx.db.execute(
    sql`update ${vouchers} v set person_id = ${bare(from)}, nth = back.nth
      from jsonb_to_recordset(${back}::text::jsonb) as back(id uuid, nth int)
      where v.id = back.id and ${ofPerson(ctx, into)}`,
  )
  // Below zero first, where no number is taken.
  await ctx.db.execute(
    sql`update ${vouchers} v set nth = -counted.through
      from (select id as of, row_number() over (partition by offer_id order by nth) as through
        from ${vouchers} where ${ofPerson(ctx, into)}) counted
      where v.id = counted.of and ${ofPerson(ctx, into)}`,
  )
  await ctx.db.execute(sql`update ${vouchers} set nth = -nth where ${ofPerson(ctx, into)} and nth < 0`)
}

/** Rows that say no more than that, and since when. */
type Sign = { table: SQL; key: SQL; at: SQL }

const FAVOURITES: Sign = { table: sql`${favourites}`, key: sql.raw('dish_id'), at: sql.raw('created_at') }
const TAGS: Sign = { table: sql`${personTags}`, key: sql.raw('tag_id'), at: sql.raw('given_at') }

/** What the survivor has given up since is given up for both; what was the survivor's before stays as well. */
const returnKeyed = async (
  ctx: MerchantContext,
  { into }: Pair,
  { table, key, at }: Sign,
  rows: BothRows,
) => {
  const ownKeys = sql`(select own.${key} from ${recordset(table, rows.into)} own)`
  await ctx.db.execute(
    sql`insert into ${table} select r.* from ${recordset(table, rows.from)} r
      where exists (select 1 from ${table} t where ${ofPerson(ctx, into)} and t.${key} = r.${key}
        and (t.${at} = r.${at} or r.${key} in ${ownKeys}))
      on conflict do nothing`,
  )
  await ctx.db.execute(
    sql`delete from ${table} t where ${ofPerson(ctx, into)} and t.${key} not in ${ownKeys}
      and exists (select 1 from ${recordset(table, rows.from)} r where r.${key} = t.${key} and r.${at} = t.${at})`,
  )
}
