import { and, eq, or } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'

const listSelves = ({ db, merchantId }: MerchantContext, personId: string) =>
  db
    .select({ id: people.id, personKey: people.personKey })
    .from(people)
    .where(
      and(eq(people.merchantId, merchantId), or(eq(people.id, personId), eq(people.mergedInto, personId))),
    )

/** A person and everybody who was merged into them: what either did stands under either. */
export const idsOfPerson = async (ctx: MerchantContext, personId: string): Promise<string[]> =>
  (await listSelves(ctx, personId)).map(({ id }) => id)

/** The pseudonyms under which the ledger knows a person: their own, and those of everybody who was merged into them. */
export const keysOfPerson = async (ctx: MerchantContext, personId: string): Promise<string[]> =>
  (await listSelves(ctx, personId)).map(({ personKey }) => personKey)
