import { and, eq } from 'drizzle-orm'
import { people, visits } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import type { PersonState, Visit } from './merge-rules.js'
import { personColumns, phoneColumns } from './person-columns.js'

type Row = typeof people.$inferSelect

/** What a row says of a person, in clear. */
export const stateOf = (ctx: MerchantContext, row: Row): PersonState => {
  const columns = personColumns(ctx)
  return {
    name: columns.name.openOrNull(row.nameSealed),
    avatar: row.avatar,
    phone: columns.phone.openOrNull(row.phoneSealed),
    ...{ fanAt: row.fanAt?.toISOString() ?? null, fanStoreId: row.fanStoreId },
    ...{ memberAt: row.memberAt?.toISOString() ?? null, memberStoreId: row.memberStoreId },
    regularAt: row.regularAt?.toISOString() ?? null,
    ...{ visits: row.visits, lastVisitOn: row.lastVisitOn, under14: row.under14 },
  }
}

/** Writes down what is known of a person, and whom they turned out to be. */
export const writeState = async (
  ctx: MerchantContext,
  personId: string,
  { name, phone, fanAt, memberAt, regularAt, ...state }: PersonState,
  mergedInto: string | null,
) => {
  await ctx.db
    .update(people)
    .set({
      ...{ ...state, mergedInto },
      nameSealed: name === null ? null : personColumns(ctx).name.seal(name),
      ...(phone === null ? NO_PHONE : phoneColumns(ctx, phone)),
      ...{ fanAt: toDate(fanAt), memberAt: toDate(memberAt), regularAt: toDate(regularAt) },
    })
    .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId)))
}

const NO_PHONE = { phoneSealed: null, phoneHash: null, phoneTailHash: null }

const toDate = (text: string | null) => (text === null ? null : new Date(text))

export const listVisits = async ({ db, merchantId }: MerchantContext, personId: string): Promise<Visit[]> => {
  const rows = await db
    .select({ on: visits.on, firstAt: visits.firstAt })
    .from(visits)
    .where(and(eq(visits.merchantId, merchantId), eq(visits.personId, personId)))
  return rows.map(({ on, firstAt }) => ({ on, firstAt: firstAt.toISOString() }))
}
