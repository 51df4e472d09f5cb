import { and, eq } from 'drizzle-orm'
import { storeGuests } from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { findFirstAct, findLastAct } from './last-act.js'
import { type BothRows, type Pair, type RawRow, storeOf } from './moved-rows.js'

type Parting = Pair & { moved: { storeGuests: BothRows }; mergedAt: Date }
type Guest = typeof storeGuests.$inferSelect

/** Each is a guest again of the stores where they were one, and where they have acted since; visits must be back already. */
export const returnStoreGuests = async (ctx: MerchantContext, { from, into, moved, mergedAt }: Parting) => {
  for (const row of moved.storeGuests.from) {
    const theirs = toGuest(ctx, from, row)
    const raw = moved.storeGuests.into.find((each) => each.store_id === row.store_id)
    const before = raw && toGuest(ctx, into, raw)
    const current = await drop(ctx, { ...theirs, personId: into })
    if (!current) continue
    const theirLast = await findLastAct(ctx, from, theirs.storeId)
    const own = await findOwn(ctx, { current, before, mergedAt, theirLast })
    const back = theirLast && theirLast > mergedAt ? latest(theirs, theirLast) : theirs
    await ctx.db.insert(storeGuests).values([back, ...(own ? [own] : [])])
  }
}

const latest = (guest: Guest, act: Date): Guest =>
  act > guest.lastActAt ? { ...guest, lastActAt: act } : guest

const toGuest = ({ merchantId }: MerchantContext, personId: string, row: RawRow): Guest => ({
  ...{ merchantId, personId, storeId: storeOf(row) },
  firstActAt: new Date(String(row.first_act_at)),
  lastActAt: new Date(String(row.last_act_at)),
})

const drop = async ({ db }: MerchantContext, { merchantId, personId, storeId }: Guest) => {
  const [dropped] = await db
    .delete(storeGuests)
    .where(
      and(
        eq(storeGuests.merchantId, merchantId),
        eq(storeGuests.storeId, storeId),
        eq(storeGuests.personId, personId),
      ),
    )
    .returning()
  return dropped
}

type Survivor = { current: Guest; before: Guest | undefined; mergedAt: Date; theirLast: Date | undefined }

/** What the survivor has of their own: as it was, and what they did after the merge. */
const findOwn = async (
  ctx: MerchantContext,
  { current, before, mergedAt, theirLast }: Survivor,
): Promise<Guest | null> => {
  const { personId, storeId, lastActAt } = current
  const isTheirs = theirLast?.getTime() === lastActAt.getTime()
  const last = isTheirs ? await findLastAct(ctx, personId, storeId) : lastActAt
  if (!last || last <= mergedAt) return before ?? null
  if (before) return latest(before, last)
  const first = await findFirstAct(ctx, personId, storeId)
  return { ...current, firstActAt: first ?? last, lastActAt: last }
}
