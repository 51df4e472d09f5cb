import { and, eq, gte } from 'drizzle-orm'
import { visits } from '../../db/schema/index.js'
import { dayAfter } from '../_platform/clock.js'
import type { MerchantContext } from '../_platform/context.js'
import { type BothRows, type Pair, type RawRow, storeOf } from './moved-rows.js'
import { findOtherCause, isStanding } from './take-back-visit.js'

type Parting = Pair & { moved: { visits: BothRows }; mergedAt: Date }
type Visit = typeof visits.$inferInsert

/**
 * Each gets the visits back that they had. Since the merge a day's visit may have been made or taken back, by a booking or a
 * voucher of either: of those days what stands now decides, so bookings and vouchers must be back already.
 */
export const returnVisits = async (ctx: MerchantContext, { from, into, moved, mergedAt }: Parting) => {
  // A zone's day can be that far behind; what was settled before cannot be taken back after.
  const firstOpenDay = dayAfter(mergedAt.toISOString().slice(0, 10), -1)
  const came = moved.visits.from.map((row) => toVisit(ctx, from, row))
  const own = new Map(moved.visits.into.map((row) => toVisit(ctx, into, row)).map((row) => [keyOf(row), row]))
  const mixed = new Set(came.map(keyOf))
  const since = (await listSince(ctx, into, firstOpenDay)).filter((visit) => !mixed.has(keyOf(visit)))

  for (const visit of came) {
    const blank = { ...visit, personId: into, causeId: null }
    const known = { isSettled: visit.on < firstOpenDay, current: await drop(ctx, blank) }
    const before = own.get(keyOf(visit))
    await giveBack(ctx, visit, { ...known, had: true, otherId: into })
    await giveBack(ctx, before ?? blank, { ...known, had: before !== undefined, otherId: from })
  }
  for (const visit of since) {
    const known = { isSettled: false, current: await drop(ctx, visit) }
    await giveBack(ctx, { ...visit, personId: from, causeId: null }, { ...known, had: false, otherId: into })
    await giveBack(ctx, visit, { ...known, had: true, otherId: from })
  }
}

const listSince = ({ db, merchantId }: MerchantContext, personId: string, day: string): Promise<Visit[]> =>
  db
    .select()
    .from(visits)
    .where(and(eq(visits.merchantId, merchantId), eq(visits.personId, personId), gte(visits.on, day)))

const keyOf = ({ on, storeId }: Visit) => `${on} ${storeId}`

const toVisit = ({ merchantId }: MerchantContext, personId: string, row: RawRow): Visit => ({
  ...{ merchantId, personId, storeId: storeOf(row), on: String(row.on) },
  firstAt: new Date(String(row.first_at)),
  causeId: row.cause_id === null ? null : String(row.cause_id),
})

const drop = async ({ db }: MerchantContext, { merchantId, personId, on, storeId }: Visit) => {
  const [dropped] = await db
    .delete(visits)
    .where(
      and(
        eq(visits.merchantId, merchantId),
        eq(visits.personId, personId),
        eq(visits.on, on),
        eq(visits.storeId, storeId),
      ),
    )
    .returning()
  return dropped
}

/** What is known of a day: whether the person had a visit, and the one that both had together. */
type Known = { had: boolean; isSettled: boolean; current: Visit | undefined; otherId: string }

const giveBack = async (ctx: MerchantContext, visit: Visit, known: Known) => {
  const back = await findWhatStands(ctx, visit, known)
  if (back) await ctx.db.insert(visits).values(back)
}

const findWhatStands = async (
  ctx: MerchantContext,
  visit: Visit,
  { had, isSettled, current, otherId }: Known,
): Promise<Visit | null> => {
  const { personId, causeId } = visit
  if (isSettled || (had && !causeId)) return had && current ? visit : null
  if (causeId) {
    if (await isStanding(ctx, { personId, causeId })) return visit
    const isOthers = await isStanding(ctx, { personId: otherId, causeId })
    if (current?.causeId === causeId && !isOthers) return visit
  }
  const other = await findOtherCause(ctx, visit)
  return other ? { ...visit, ...other } : null
}
