import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { invites, people, staff } from '../../db/schema/index.js'
import { isOwner } from '../_platform/actor.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import type { Invite, InviteRequest, Me, PostClaim, StaffList } from './contract.js'
import { personColumns } from './person-columns.js'
import { getMe } from './queries.js'
import { isWaiting, listStaff } from './staff-queries.js'
import type { Role } from './vocabulary.js'

// Without letters and figures that look alike on paper or sound alike on the telephone.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 10
const HOUR_MS = 3_600_000
const STAFF_HOURS = 48
const OWNER_HOURS = 14 * 24

/** Invites somebody to a post of the store; only owners invite managers. Fails with `forbidden`. */
export const inviteStaff = async (
  ctx: Context,
  { storeId, role }: InviteRequest & { storeId: string },
): Promise<Invite> => {
  if (role === 'manager' && !isOwner(ctx.actor)) fail('forbidden')
  return writeInvite(ctx, { role, storeId, invitedBy: ctx.actor.personId, hours: STAFF_HOURS })
}

/** The code with which an owner takes a merchant over; `invitedBy` is null where whoever runs the deployment gives it. */
export const inviteOwner = (ctx: MerchantContext, invitedBy: string | null): Promise<Invite> =>
  writeInvite(ctx, { role: 'owner', storeId: null, invitedBy, hours: OWNER_HOURS })

type Wish = { role: Role; storeId: string | null; invitedBy: string | null; hours: number }

const writeInvite = async (ctx: MerchantContext, { hours, ...post }: Wish): Promise<Invite> => {
  const { merchantId, now } = ctx
  const code = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  const invite = { id: newId('inv', now), expiresAt: new Date(now.getTime() + hours * HOUR_MS), ...post }
  await ctx.db.insert(invites).values({ ...invite, merchantId, codeHash: hashOf(ctx, code), createdAt: now })
  return { ...invite, code, expiresAt: invite.expiresAt.toISOString() }
}

/** Takes the post that an invite's code is for, once. Fails with `invite_unknown` or `post_held_already`. */
export const claimPost = async (ctx: Context, { code, name }: PostClaim): Promise<Me> => {
  const { merchantId, now, actor } = ctx
  const [invite] = await ctx.db
    .update(invites)
    .set({ claimedBy: actor.personId, claimedAt: now })
    .where(and(isWaiting(ctx, undefined), eq(invites.codeHash, hashOf(ctx, code))))
    .returning({ role: invites.role, storeId: invites.storeId })
  if (!invite) return fail('invite_unknown')
  const [taken] = await ctx.db
    .insert(staff)
    .values({ ...invite, merchantId, id: newId('stf', now), personId: actor.personId, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: staff.id })
  if (!taken) fail('post_held_already')
  if (name) await callThem(ctx, name)
  return getMe({ ...ctx, actor: { ...actor, posts: [...actor.posts, invite] } })
}

const callThem = (ctx: Context, name: string) =>
  ctx.db
    .update(people)
    .set({ nameSealed: personColumns(ctx).name.seal(name) })
    .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, ctx.actor.personId)))

type OfPlace = { storeId: string | null; inviteId: string }

/**
 * Takes back an invite of the store, or to be an owner, that nobody has claimed. Only owners take back a manager's.
 * Fails with `not_found` or `forbidden`.
 */
export const withdrawInvite = async (ctx: Context, { storeId, inviteId }: OfPlace): Promise<StaffList> => {
  const [withdrawn] = await ctx.db
    .update(invites)
    .set({ expiresAt: ctx.now })
    .where(and(isWaiting(ctx, storeId), eq(invites.id, inviteId)))
    .returning({ role: invites.role })
  if (!withdrawn) return fail('not_found')
  if (withdrawn.role === 'manager' && !isOwner(ctx.actor)) fail('forbidden')
  return listStaff(ctx, { storeId })
}

const hashOf = ({ sealer, merchantId }: MerchantContext, code: string) =>
  sealer.lookup(`${merchantId}/invite`, code)
