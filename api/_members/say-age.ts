import { and, eq } from 'drizzle-orm'
import { people, personTags } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { withdrawSwitched } from './consents.js'
import type { AgeWord, Me } from './contract.js'
import { getMe } from './queries.js'
import { idsOfPerson } from './selves.js'
import { severPseudonyms } from './sever-pseudonyms.js'
import { withdrawPerson } from './withdraw-person.js'

/**
 * The actor says that they are under 14, or that they are not after all. Of a child no profile is kept: membership, tags and
 * what was agreed to beyond service end, and the ledger no longer knows whose it was. Nothing of that comes back by itself.
 */
export const sayAge = async (ctx: Context, { under14 }: AgeWord): Promise<Me> => {
  const { personId, personKey } = ctx.actor
  const { merchantId } = ctx
  const isPerson = and(eq(people.merchantId, merchantId), eq(people.id, personId))
  const [before] = await ctx.db.select().from(people).where(isPerson).for('update')
  if (before && before.under14 !== under14) {
    if (under14) {
      if (before.memberAt) await withdrawPerson(ctx, personId, ['phone'])
      await withdrawSwitched(ctx, personId, personKey)
      await ctx.db
        .delete(personTags)
        .where(and(eq(personTags.merchantId, merchantId), eq(personTags.personId, personId)))
      await severPseudonyms(ctx, await idsOfPerson(ctx, personId))
    }
    await ctx.db.update(people).set({ under14 }).where(isPerson)
  }
  return getMe(ctx)
}
