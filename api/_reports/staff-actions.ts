import { and, desc, eq, sql } from 'drizzle-orm'
import { staffActions } from '../../db/schema/index.js'
import { mapPeopleForStaff } from '../_members/index.js'
import type { Context } from '../_platform/context.js'
import { readCursor, toPage } from '../_platform/paging.js'
import type { StaffActionPage, StaffActionQuery } from './contract.js'
import { mapLabels } from './labels.js'

/** What staff did, the latest first; of one store or one person where asked. */
export const listStaffActions = async (
  ctx: Context,
  { storeId, personId, cursor, limit }: StaffActionQuery,
): Promise<StaffActionPage> => {
  const after = readCursor(cursor, 'act')
  const rows = await ctx.db
    .select()
    .from(staffActions)
    .where(
      and(
        eq(staffActions.merchantId, ctx.merchantId),
        storeId ? eq(staffActions.storeId, storeId) : undefined,
        personId ? eq(staffActions.personId, personId) : undefined,
        after
          ? sql`(${staffActions.at}, ${staffActions.id}) < (${after.at.toISOString()}, ${sql.param(after.id, staffActions.id)})`
          : undefined,
      ),
    )
    .orderBy(desc(staffActions.at), desc(staffActions.id))
    .limit(limit + 1)
  const page = toPage(rows, limit, ({ at, id }) => ({ at, id }))
  const people = await mapPeopleForStaff(
    ctx,
    page.items.map((row) => row.personId),
  )
  const labels = await mapLabels(
    ctx,
    page.items.flatMap(({ subject }) => subject ?? []),
  )
  return {
    nextCursor: page.nextCursor,
    items: page.items.map((row) => {
      const { name = null, phoneTail = null } = people.get(row.personId) ?? {}
      return {
        ...{ id: row.id, at: row.at.toISOString(), storeId: row.storeId, action: row.action },
        ...{ subject: row.subject, about: labels.get(row.subject ?? '') ?? null },
        who: { personId: row.personId, name, phoneTail },
      }
    }),
  }
}
