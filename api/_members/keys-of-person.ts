import { and, eq, or } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

/** The pseudonyms under which the ledger knows a person: their own, and those of everybody who was merged into them. */
export const keysOfPerson = async (ctx: MerchantContext, personId: string): Promise<string[]> => {
  const rows = await ctx.db
    .select({ personKey: people.personKey })
    .from(people)
    .where(
      and(
        eq(people.merchantId, ctx.merchantId),
        or(eq(people.id, personId), eq(people.mergedInto, personId)),
      ),
    )
  return rows.map(({ personKey }) => personKey)
}
