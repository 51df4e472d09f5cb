import { and, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { people, storeGuests, visits } from '../../db/schema/index.js'
import { mapPeopleForStaff, personColumns } from '../_members/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { readCursor, toPage } from '../_platform/paging.js'
import type { GuestPage, GuestQuery } from './contract.js'

/** The store's guests, who acted last first; of a tail those whose phone ends so. Who is under 14 has no profile, so is not among them. */
export const listGuests = async (
  ctx: MerchantContext,
  { storeId, tail, cursor, limit }: GuestQuery & { storeId: string },
): Promise<GuestPage> => {
  const after = readCursor(cursor, 'psn')
  const rows = await ctx.db
    .select({ personId: storeGuests.personId, lastActAt: storeGuests.lastActAt })
    .from(storeGuests)
    .innerJoin(
      people,
      and(eq(people.merchantId, storeGuests.merchantId), eq(people.id, storeGuests.personId)),
    )
    .where(
      and(
        eq(storeGuests.merchantId, ctx.merchantId),
        eq(storeGuests.storeId, storeId),
        eq(people.under14, false),
        isNull(people.mergedInto),
        isNull(people.erasedAt),
        tail ? eq(people.phoneTailHash, personColumns(ctx).tail.lookup(tail)) : undefined,
        after
          ? sql`(${storeGuests.lastActAt}, ${storeGuests.personId}) < (${after.at.toISOString()}, ${sql.param(after.id, storeGuests.personId)})`
          : undefined,
      ),
    )
    .orderBy(desc(storeGuests.lastActAt), desc(storeGuests.personId))
    .limit(limit + 1)
  const page = toPage(rows, limit, (row) => ({ at: row.lastActAt, id: row.personId }))
  const personIds = page.items.map(({ personId }) => personId)
  const known = await mapPeopleForStaff(ctx, personIds)
  const came = await countVisits(ctx, storeId, personIds)
  return {
    nextCursor: page.nextCursor,
    items: page.items.flatMap(({ personId, lastActAt }) => {
      const person = known.get(personId)
      if (!person) return []
      return [{ ...person, visits: came.get(personId) ?? 0, lastActAt: lastActAt.toISOString() }]
    }),
  }
}

/** How often each of them came to this store. */
const countVisits = async ({ db, merchantId }: MerchantContext, storeId: string, personIds: string[]) => {
  const rows = await db
    .select({ personId: visits.personId, count: count() })
    .from(visits)
    .where(
      and(
        eq(visits.merchantId, merchantId),
        eq(visits.storeId, storeId),
        inArray(visits.personId, personIds),
      ),
    )
    .groupBy(visits.personId)
  return new Map(rows.map((row) => [row.personId, row.count]))
}
