import { and, eq } from 'drizzle-orm'
import { people, storeGuests } from '../../db/schema/index.js'
import { getPerson } from '../_members/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'

export type OfGuest = { storeId: string; personId: string }

/**
 * A guest of the store, as whoever they were merged into. Fails with `not_found` for anybody else's and for who was
 * erased, with `profile_withheld` for who is under 14.
 */
export const getGuestOfStore = async (ctx: MerchantContext, { storeId, ...asked }: OfGuest) => {
  const personId = await resolvePerson(ctx, asked.personId)
  const [guest] = await ctx.db
    .select({ personId: storeGuests.personId })
    .from(storeGuests)
    .where(
      and(
        eq(storeGuests.merchantId, ctx.merchantId),
        eq(storeGuests.storeId, storeId),
        eq(storeGuests.personId, personId),
      ),
    )
  if (!guest) fail('not_found')
  const person = await getPerson(ctx, personId)
  if (person.erasedAt) fail('not_found')
  if (person.under14) fail('profile_withheld')
  return person
}

const resolvePerson = async (ctx: MerchantContext, personId: string) => {
  const [row] = await ctx.db
    .select({ mergedInto: people.mergedInto })
    .from(people)
    .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId)))
  return row?.mergedInto ?? personId
}
