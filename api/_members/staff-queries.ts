import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { staff, staffActions } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { readCursor, toPage } from '../_platform/paging.js'
import type { StaffActionPage, StaffList } from './contract.js'
import { mapPeopleForStaff } from './queries.js'

const STAFF_MAX = 500

/** Who has a post of the store; null: the owners. */
export const listStaff = async (
  ctx: Context,
  { storeId }: { storeId: string | null },
): Promise<StaffList> => {
  const rows = await ctx.db
    .select()
    .from(staff)
    .where(
      and(
        eq(staff.merchantId, ctx.merchantId),
        storeId === null ? isNull(staff.storeId) : eq(staff.storeId, storeId),
      ),
    )
    .orderBy(asc(staff.createdAt), asc(staff.id))
    .limit(STAFF_MAX)
  const people = await mapPeopleForStaff(
    ctx,
    rows.map(({ personId }) => personId),
  )
  return {
    items: rows.map(({ id, role, personId, createdAt, ...row }) => ({
      ...{ id, role, storeId: row.storeId, since: createdAt.toISOString() },
      ...{ name: people.get(personId)?.name ?? null, phoneTail: people.get(personId)?.phoneTail ?? null },
      isMe: personId === ctx.actor.personId,
    })),
  }
}

/** What staff did, the latest first. */
export const listStaffActions = async (
  ctx: Context,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<StaffActionPage> => {
  const after = readCursor(cursor, 'act')
  const rows = await ctx.db
    .select()
    .from(staffActions)
    .where(
      and(
        eq(staffActions.merchantId, ctx.merchantId),
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
    page.items.map(({ personId }) => personId),
  )
  return {
    ...page,
    items: page.items.map(({ merchantId, personId, at, ...row }) => {
      const person = people.get(personId)
      const who = { personId, name: person?.name ?? null, phoneTail: person?.phoneTail ?? null }
      return { ...row, at: at.toISOString(), who }
    }),
  }
}
