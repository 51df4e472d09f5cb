import { and, eq } from 'drizzle-orm'
import { people, reservations } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'

export type Owner = { storeId: string } | { personId: string }

/** A booking of a store or a person, with its guest's pseudonym; nobody else changes it until the transaction ends. Fails with `not_found`. */
export const getForUpdate = async (ctx: Context, reservationId: string, owner: Owner) => {
  const [found] = await ctx.db
    .select({ row: reservations, personKey: people.personKey })
    .from(reservations)
    .innerJoin(
      people,
      and(eq(people.merchantId, reservations.merchantId), eq(people.id, reservations.personId)),
    )
    .where(
      and(
        eq(reservations.merchantId, ctx.merchantId),
        eq(reservations.id, reservationId),
        'storeId' in owner
          ? eq(reservations.storeId, owner.storeId)
          : eq(reservations.personId, owner.personId),
      ),
    )
    .for('update', { of: reservations })
  return found ?? fail('not_found')
}
