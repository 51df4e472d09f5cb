import { and, eq, isNull } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { personColumns, phoneColumns } from './person-columns.js'
import { getPerson } from './queries.js'

type Contact = { name?: string; phone?: string }

/**
 * How to reach the person: what was typed now, or what the shop has. A phone typed for the first time is kept for the next
 * booking; a member's phone is changed by membership alone. Fails with `phone_needed`.
 */
export const keepContact = async (
  ctx: Context,
  typed: Contact,
): Promise<{ name: string | null; phone: string }> => {
  const person = await getPerson(ctx, ctx.actor.personId)
  const phone = typed.phone ?? person.phone ?? fail('phone_needed')
  const name = typed.name || person.name
  const columns = personColumns(ctx)
  const isThisPerson = and(eq(people.merchantId, ctx.merchantId), eq(people.id, person.id))
  if (typed.phone && typed.phone !== person.phone) {
    await ctx.db
      .update(people)
      .set(phoneColumns(ctx, typed.phone))
      .where(and(isThisPerson, isNull(people.memberAt)))
  }
  if (name && name !== person.name) {
    await ctx.db
      .update(people)
      .set({ nameSealed: columns.name.seal(name) })
      .where(isThisPerson)
  }
  return { name, phone }
}
