import { randomUUID } from 'node:crypto'
import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { people } from '../../db/schema/index.js'
import { holdPerson } from '../_platform/actor.js'
import type { MerchantContext } from '../_platform/context.js'
import { newId } from '../_platform/ids.js'
import { lockInOrder } from '../_platform/transaction.js'
import { personColumns, phoneColumns } from './person-columns.js'

type Caller = { phone: string; name?: string }

/**
 * Who calls from a telephone number: the member who has it, else somebody known by telephone alone, made where there is
 * none yet. Whoever merely typed the number into the mini-program is not meant: it may be a stranger's.
 */
export const ensureCaller = async (
  ctx: MerchantContext,
  { phone, name }: Caller,
): Promise<{ personId: string; personKey: string }> => {
  const { merchantId, now } = ctx
  const columns = personColumns(ctx)
  const phoneHash = columns.phone.lookup(phone)
  await lockInOrder(ctx.db, [`phone:${merchantId}:${phoneHash}`])
  const [known] = await ctx.db
    .select({ personId: people.id, personKey: people.personKey, memberAt: people.memberAt })
    .from(people)
    .where(
      and(
        eq(people.merchantId, merchantId),
        eq(people.phoneHash, phoneHash),
        or(isNotNull(people.memberAt), isNull(people.openidHash)),
        isNull(people.mergedInto),
      ),
    )
    .orderBy(sql`${people.memberAt} asc nulls last`, asc(people.id))
    .limit(1)
  const isStill = known && (await holdPerson(ctx.db, { merchantId, personId: known.personId }))
  // Merged in the same moment: now they are found as who they became.
  if (known && isStill !== known.personId) return ensureCaller(ctx, { phone, name })
  if (known?.memberAt) return known
  const nameSealed = name ? columns.name.seal(name) : undefined
  if (known) {
    if (nameSealed)
      await ctx.db
        .update(people)
        .set({ nameSealed })
        .where(and(eq(people.merchantId, merchantId), eq(people.id, known.personId)))
    return known
  }
  const caller = { personId: newId('psn', now), personKey: randomUUID() }
  await ctx.db.insert(people).values({
    ...{ merchantId, id: caller.personId, personKey: caller.personKey, createdAt: now },
    ...phoneColumns(ctx, phone),
    nameSealed,
  })
  return caller
}
