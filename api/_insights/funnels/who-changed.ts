import { type SQL, sql } from 'drizzle-orm'
import type { MerchantContext } from '../../_platform/context.js'
import { firstIdOf, LATE_AFTER_DAYS } from '../../_tracking/index.js'
import { iso } from './happened.js'
import { merchantOf, type Only, uuids } from './who-is-it.js'

const DAY_MS = 86_400_000
// A transaction writes the time at which it began, and commits later than that.
const OVERLAP_MS = 10 * 60_000

/**
 * The pseudonyms and devices of which something was received, or whose they are was found out, since `since`: a sign-in,
 * a mark as shared or as a bot, a merge or its undoing, a post that was given or taken.
 */
export const whoChanged = async (
  ctx: MerchantContext,
  { since, staff }: { since: Date; staff: { before: string[]; now: string[] } },
): Promise<string[]> => {
  const from = new Date(since.getTime() - OVERLAP_MS)
  const firstId = firstIdOf(new Date(from.getTime() - (LATE_AFTER_DAYS + 2) * DAY_MS))
  const merchant = merchantOf(ctx)
  return idsOf(
    ctx,
    sql`
      with received as (
        select distinct person_key, visitor_id from events
        where merchant_id = ${merchant} and id >= ${firstId}::uuid and received_at > ${iso(from)}
      ),
      devices as (
        select visitor_id, person_key from visitors
        where merchant_id = ${merchant} and greatest(linked_at, bot_at, shared_at) > ${iso(from)}
      ),
      merged as (
        select from_person_id, into_person_id from merges
        where merchant_id = ${merchant} and greatest(merged_at, undone_at) > ${iso(from)}
      )
      select person_key as id from received union select visitor_id from received
      union select visitor_id from devices union select person_key from devices
      union select seen.person_key from visitor_people seen join devices using (visitor_id)
        where seen.merchant_id = ${merchant}
      union select p.person_key from people p join merged m
        on p.id in (m.from_person_id, m.into_person_id) or p.merged_into in (m.from_person_id, m.into_person_id)
        where p.merchant_id = ${merchant}
      union select unnest(${uuids(difference(staff.before, staff.now))})`,
  )
}

/** The next of all pseudonyms and devices there are, in their order. */
export const whoIsNext = (
  ctx: MerchantContext,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> =>
  idsOf(
    ctx,
    sql`
      select id from (
        (select person_key as id from people
          where merchant_id = ${merchantOf(ctx)} and person_key > ${after}::uuid order by 1 limit ${limit})
        union
        (select visitor_id from visitors
          where merchant_id = ${merchantOf(ctx)} and visitor_id > ${after}::uuid order by 1 limit ${limit})
      ) next order by 1 limit ${limit}`,
  )

/** The pseudonyms of whoever holds a post or is a child, by all the names they had: what they do counts nowhere. */
export const uncountedKeys = (ctx: MerchantContext): Promise<string[]> =>
  idsOf(
    ctx,
    sql`
      select distinct self.person_key as id
      from staff post
      join people worker on worker.merchant_id = post.merchant_id and worker.id = post.person_id
      join people self on self.merchant_id = post.merchant_id
        and coalesce(self.merged_into, self.id) = coalesce(worker.merged_into, worker.id)
      where post.merchant_id = ${merchantOf(ctx)}
      union select person_key from people where merchant_id = ${merchantOf(ctx)} and under_14
      order by 1`,
  )

/** Who these pseudonyms and devices are by now, themselves as they were, and whatever leads to them. */
export const everythingOf = async (ctx: MerchantContext, ids: string[]): Promise<Only> => {
  const merchant = merchantOf(ctx)
  const whos = await idsOf(
    ctx,
    sql`
      select unnest(${uuids(ids)}) as id
      union select coalesce(b.person_key, p.person_key) from people p
        left join people b on b.merchant_id = p.merchant_id and b.id = p.merged_into
        where p.merchant_id = ${merchant} and (p.person_key = any(${uuids(ids)}) or p.person_key in (
          select v.person_key from visitors v where v.merchant_id = ${merchant} and v.visitor_id = any(${uuids(ids)})))`,
  )
  const keys = await idsOf(
    ctx,
    sql`
      select p.person_key as id from people p where p.merchant_id = ${merchant} and p.person_key = any(${uuids(whos)})
      union select p.person_key from people p join people b on b.merchant_id = p.merchant_id and b.id = p.merged_into
        where p.merchant_id = ${merchant} and b.person_key = any(${uuids(whos)})`,
  )
  const visitors = await idsOf(
    ctx,
    sql`
      select v.visitor_id as id from visitors v where v.merchant_id = ${merchant}
        and (v.visitor_id = any(${uuids(whos)}) or v.person_key = any(${uuids(keys)}))
      union select seen.visitor_id from visitor_people seen
        where seen.merchant_id = ${merchant} and seen.person_key = any(${uuids(keys)})`,
  )
  return { whos, keys, visitors }
}

const idsOf = async ({ db }: MerchantContext, query: SQL): Promise<string[]> => {
  const { rows } = (await db.execute(query)) as unknown as { rows: { id: string | null }[] }
  return rows.flatMap(({ id }) => id ?? [])
}

const difference = (one: string[], other: string[]) => {
  const [had, has] = [new Set(one), new Set(other)]
  return [...one.filter((id) => !has.has(id)), ...other.filter((id) => !had.has(id))]
}
