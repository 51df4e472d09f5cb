import { and, asc, eq, exists, gt, isNull, or } from 'drizzle-orm'
import { invites, staff } from '../../db/schema/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import type { StaffList } from './contract.js'
import { mapPeopleForStaff } from './queries.js'

const STAFF_MAX = 500

/** A store, null for the owners, left out for everybody who works here. */
type Where = { storeId?: string | null }

/** Who has a post there, and which invites wait for somebody. */
export const listStaff = async (ctx: Context, { storeId }: Where): Promise<StaffList> => {
  const posts = await ctx.db
    .select()
    .from(staff)
    .where(and(eq(staff.merchantId, ctx.merchantId), isOfPlace(staff.storeId, storeId)))
    .orderBy(asc(staff.createdAt), asc(staff.id))
    .limit(STAFF_MAX)
  const waiting = await ctx.db
    .select()
    .from(invites)
    .where(isWaiting(ctx, storeId))
    .orderBy(asc(invites.expiresAt), asc(invites.id))
    .limit(STAFF_MAX)
  const people = await mapPeopleForStaff(ctx, [
    ...posts.map(({ personId }) => personId),
    ...waiting.flatMap(({ invitedBy }) => invitedBy ?? []),
  ])
  return {
    items: posts.map(({ id, personId, role, createdAt, ...post }) => ({
      ...{ id, personId, role, storeId: post.storeId, since: createdAt.toISOString() },
      ...{ name: people.get(personId)?.name ?? null, phoneTail: people.get(personId)?.phoneTail ?? null },
      isMe: personId === ctx.actor.personId,
    })),
    waiting: waiting.map(({ id, role, expiresAt, invitedBy, ...invite }) => ({
      ...{ id, role, storeId: invite.storeId, expiresAt: expiresAt.toISOString() },
      invitedBy: people.get(invitedBy ?? '')?.name ?? null,
    })),
  }
}

/** Invites of the place that can still be claimed: those of somebody who works here no longer cannot. */
export const isWaiting = (ctx: MerchantContext, storeId: Where['storeId']) =>
  and(
    eq(invites.merchantId, ctx.merchantId),
    isOfPlace(invites.storeId, storeId),
    isNull(invites.claimedAt),
    gt(invites.expiresAt, ctx.now),
    or(isNull(invites.invitedBy), exists(postThatInvites(ctx))),
  )

/** The post by which whoever invites may do so still. */
const postThatInvites = ({ db, merchantId }: MerchantContext) =>
  db
    .select({ id: staff.id })
    .from(staff)
    .where(
      and(
        eq(staff.merchantId, merchantId),
        eq(staff.personId, invites.invitedBy),
        or(
          eq(staff.role, 'owner'),
          and(eq(staff.role, 'manager'), eq(invites.role, 'clerk'), eq(staff.storeId, invites.storeId)),
        ),
      ),
    )

const isOfPlace = (column: typeof staff.storeId | typeof invites.storeId, storeId: Where['storeId']) => {
  if (storeId === undefined) return undefined
  return storeId === null ? isNull(column) : eq(column, storeId)
}

/** Who manages a store, the owners not counted; where it is null, who owns the merchant. */
export const listKeepers = async (
  { db, merchantId }: MerchantContext,
  storeId: string | null,
): Promise<string[]> => {
  const isKeeper =
    storeId === null ? eq(staff.role, 'owner') : and(eq(staff.role, 'manager'), eq(staff.storeId, storeId))
  const rows = await db
    .select({ personId: staff.personId })
    .from(staff)
    .where(and(eq(staff.merchantId, merchantId), isKeeper))
    .orderBy(asc(staff.createdAt), asc(staff.id))
    .limit(STAFF_MAX)
  return [...new Set(rows.map(({ personId }) => personId))]
}
