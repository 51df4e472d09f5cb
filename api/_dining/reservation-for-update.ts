import { and, eq } from 'drizzle-orm'
import { reservations } from '../../db/schema/index.js'
import { getPerson } from '../_members/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'

export type Owner = { storeId: string } | { personId: string }

/** A booking of a store or a person, with its guest's pseudonym; nobody else changes it until the transaction ends. Fails with `not_found`. */
export const getForUpdate = async (ctx: Context, reservationId: string, owner: Owner) => {
  const [row] = await ctx.db
    .select()
    .from(reservations)
    .where(
      and(
        eq(reservations.merchantId, ctx.merchantId),
        eq(reservations.id, reservationId),
        'storeId' in owner
          ? eq(reservations.storeId, owner.storeId)
          : eq(reservations.personId, owner.personId),
      ),
    )
    .for('update')
  if (!row) return fail('not_found')
  // Asked for once the row is ours: while it was waited for, its guest may have become another.
  const { personKey } = await getPerson(ctx, row.personId)
  return { row, personKey }
}
