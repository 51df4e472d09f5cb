import { type SQL, sql } from 'drizzle-orm'
import {
  consents,
  favourites,
  idempotencyKeys,
  messageGrants,
  notices,
  people,
  personTags,
  reservations,
  storeGuests,
  visits,
  vouchers,
} from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

export type Pair = { from: string; into: string }

/** A row as the database tells it. */
export type RawRow = Record<string, string | number | boolean | null>
/** Rows of which a person has one of a kind: what `from` had, and what the survivor had of the same kinds, as they were. */
export type BothRows = { from: RawRow[]; into: RawRow[] }

/** What changed hands, by bare ids; whole rows where two became one. */
export type MovedRows = {
  reservations: string[]
  consents: string[]
  grants: string[]
  notices: string[]
  vouchers: { id: string; nth: number }[]
  /** The keys of kept replies. */
  replies: string[]
  favourites: BothRows
  tags: BothRows
  visits: BothRows
  storeGuests: BothRows
}

export const queryRows = async <T>({ db }: Pick<MerchantContext, 'db'>, query: SQL): Promise<T[]> =>
  ((await db.execute(query)) as unknown as { rows: T[] }).rows

/** A person's id where SQL meets it bare. */
export const bare = (personId: string) => sql`${sql.param(personId, people.id)}::uuid`
export const ofPerson = ({ merchantId }: MerchantContext, personId: string) =>
  sql`merchant_id = ${sql.param(merchantId, people.merchantId)} and person_id = ${bare(personId)}`
/** Rows given back to the database as it told them. */
export const recordset = (table: unknown, rows: RawRow[]) =>
  sql`jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::text::jsonb)`

/** Everything of `from` becomes the survivor's; answers what came, so that it can go back. */
export const moveRows = async (ctx: MerchantContext, pair: Pair): Promise<MovedRows> => {
  const withId = async (table: SQL) => {
    const moved = await queryRows<{ id: string }>(
      ctx,
      sql`update ${table} set person_id = ${bare(pair.into)} where ${ofPerson(ctx, pair.from)} returning id`,
    )
    return moved.map(({ id }) => id)
  }
  return {
    reservations: await withId(sql`${reservations}`),
    consents: await withId(sql`${consents}`),
    grants: await withId(sql`${messageGrants}`),
    notices: await withId(sql`${notices}`),
    vouchers: await moveVouchers(ctx, pair),
    replies: await moveReplies(ctx, pair),
    favourites: await moveKeyed(ctx, pair, {
      table: sql`${favourites}`,
      key: sql`dish_id`,
      rest: sql`created_at`,
      meet: sql`nothing`,
    }),
    tags: await moveKeyed(ctx, pair, {
      table: sql`${personTags}`,
      key: sql`tag_id`,
      rest: sql`given_by, given_at`,
      meet: sql`nothing`,
    }),
    visits: await moveKeyed(ctx, pair, {
      table: sql`${visits}`,
      key: sql`"on", store_id`,
      rest: sql`first_at, cause_id`,
      // Who came twice on one day to one store came once, at the earlier time.
      meet: sql`update set first_at = least(t.first_at, excluded.first_at),
        cause_id = case when excluded.first_at < t.first_at then excluded.cause_id else t.cause_id end`,
    }),
    storeGuests: await moveKeyed(ctx, pair, {
      table: sql`${storeGuests}`,
      key: sql`store_id`,
      rest: sql`first_act_at, last_act_at`,
      meet: sql`update set first_act_at = least(t.first_act_at, excluded.first_act_at),
        last_act_at = greatest(t.last_act_at, excluded.last_act_at)`,
    }),
  }
}

export const countMoved = (moved: MovedRows) =>
  Object.values(moved).reduce(
    (sum, rows) => sum + (Array.isArray(rows) ? rows : [...rows.from, ...rows.into]).length,
    0,
  )

/** They are numbered on after the survivor's of the same offer. */
const moveVouchers = (ctx: MerchantContext, { from, into }: Pair) =>
  queryRows<{ id: string; nth: number }>(
    ctx,
    sql`with held as (select offer_id, max(nth) as top from ${vouchers} where ${ofPerson(ctx, into)} group by offer_id),
      coming as (
        select v.merchant_id, v.id, v.nth,
          coalesce(held.top, 0) + row_number() over (partition by v.offer_id order by v.nth) as next
        from (select * from ${vouchers} where ${ofPerson(ctx, from)}) v left join held on held.offer_id = v.offer_id)
      update ${vouchers} v set person_id = ${bare(into)}, nth = coming.next
        from coming where v.merchant_id = coming.merchant_id and v.id = coming.id
        returning v.id, coming.nth`,
  )

/** Whoever sends a request again under another token hears the first answer all the same. */
const moveReplies = async (ctx: MerchantContext, { from, into }: Pair) => {
  const moved = await queryRows<{ key: string }>(
    ctx,
    sql`update ${idempotencyKeys} set person_id = ${bare(into)} where ${ofPerson(ctx, from)}
      and key not in (select key from ${idempotencyKeys} where ${ofPerson(ctx, into)}) returning key`,
  )
  return moved.map(({ key }) => key)
}

type Keyed = {
  table: SQL
  /** What, beside the person, tells its rows apart. */
  key: SQL
  rest: SQL
  /** What becomes of a row that the survivor has already. */
  meet: SQL
}

const moveKeyed = async (
  ctx: MerchantContext,
  { from, into }: Pair,
  { table, key, rest, meet }: Keyed,
): Promise<BothRows> => {
  const taken = await queryRows<{ row: RawRow }>(
    ctx,
    sql`delete from ${table} t where ${ofPerson(ctx, from)} returning to_jsonb(t) as row`,
  )
  const coming = recordset(
    table,
    taken.map(({ row }) => row),
  )
  const own = await queryRows<{ row: RawRow }>(
    ctx,
    sql`select to_jsonb(t) as row from ${table} t
      where ${ofPerson(ctx, into)} and (${key}) in (select ${key} from ${coming})`,
  )
  await ctx.db.execute(
    sql`insert into ${table} as t (merchant_id, person_id, ${key}, ${rest})
      select merchant_id, ${bare(into)}, ${key}, ${rest} from ${coming}
      on conflict (merchant_id, person_id, ${key}) do ${meet}`,
  )
  return { from: taken.map(({ row }) => row), into: own.map(({ row }) => row) }
}

/** The store that a row of the database names. */
export const storeOf = (row: RawRow) => `sto_${String(row.store_id).replaceAll('-', '')}`
