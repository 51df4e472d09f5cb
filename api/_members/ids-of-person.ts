import { and, eq, or } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

/** A person and everybody who was merged into them: what either did stands under either. */
export const idsOfPerson = async (
  { db, merchantId }: MerchantContext,
  personId: string,
): Promise<string[]> => {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(
      and(eq(people.merchantId, merchantId), or(eq(people.id, personId), eq(people.mergedInto, personId))),
    )
  return rows.map(({ id }) => id)
}
