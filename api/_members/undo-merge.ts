import { and, asc, eq, sql } from 'drizzle-orm'
import { merges, people, storeGuests } from '../../db/schema/index.js'
import type { Context, MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { inTransaction } from '../_platform/transaction.js'
import { recordEvent } from '../_tracking/index.js'
import { countStanding, lockMerges, lockRows, type MergeRecord, undoPlace } from './merge-people.js'
import { countVisits, type PersonState, part, undoableSince } from './merge-rules.js'
import { bare, type Pair } from './moved-rows.js'
import { listVisits, stateOf, writeState } from './person-state.js'
import { returnRows } from './return-rows.js'

type Merge = typeof merges.$inferSelect

/**
 * Two who were taken for one part again, within 30 days of it and once: each has what they had, and what happened since
 * stays with the survivor. Fails with `not_found`, `merge_undone`, `merge_kept`, or `merge_covered` by a later merge.
 */
export const undoMerge = (ctx: Context, { mergeId }: { mergeId: string }): Promise<void> =>
  inTransaction(ctx.db, async (tx) => {
    const inTx = { ...ctx, db: tx }
    const { fromPersonId: from, intoPersonId: into } = await getMerge(inTx, mergeId)
    const pair = { from, into }
    await lockMerges(inTx, pair)
    const merge = await getMerge(inTx, mergeId)
    const record = await openRecord(inTx, merge)
    await lockRows(inTx, pair, into)
    const rows = await lockBoth(inTx, pair)
    if (rows.from.mergedInto !== into || rows.into.erasedAt) fail('merge_covered')

    const { moved } = record
    await returnRows(inTx, { ...pair, moved, mergedAt: merge.mergedAt })
    await writeState(inTx, from, await recount(inTx, from, record.from), null)
    await writeState(inTx, into, await findRemaining(inTx, rows.into, record), null)
    await unflatten(inTx, pair, record.chained)
    await tx
      .update(merges)
      .set({ undoneAt: ctx.now, undoneBy: ctx.actor.personId, undoSealed: null })
      .where(and(eq(merges.merchantId, ctx.merchantId), eq(merges.id, mergeId)))
    const { personKey } = rows.into
    await recordEvent(inTx, { name: 'person_separated', personKey, storeId: null, properties: {} })
  })

const getMerge = async ({ db, merchantId }: MerchantContext, mergeId: string): Promise<Merge> => {
  const [merge] = await db
    .select()
    .from(merges)
    .where(and(eq(merges.merchantId, merchantId), eq(merges.id, mergeId)))
  return merge ?? fail('not_found')
}

const openRecord = async (ctx: MerchantContext, merge: Merge): Promise<MergeRecord> => {
  if (merge.undoneAt) fail('merge_undone')
  if (!merge.undoSealed || merge.mergedAt < undoableSince(ctx.now)) return fail('merge_kept')
  const record: MergeRecord = JSON.parse(ctx.sealer.open(undoPlace(ctx), merge.undoSealed))
  if ((await countStanding(ctx, merge.intoPersonId)) !== record.height + 1) fail('merge_covered')
  return record
}

const lockBoth = async ({ db, merchantId }: MerchantContext, { from, into }: Pair) => {
  const rows = await db
    .select()
    .from(people)
    .where(and(eq(people.merchantId, merchantId), sql`${people.id} in (${bare(from)}, ${bare(into)})`))
    .orderBy(asc(people.id))
    .for('no key update')
  const find = (personId: string) => rows.find(({ id }) => id === personId) ?? fail('not_found')
  return { from: find(from), into: find(into) }
}

/** Their visits may be others than they were; where they are not, the person is as before. */
const recount = async (ctx: MerchantContext, personId: string, before: PersonState): Promise<PersonState> => {
  const counted = countVisits(await listVisits(ctx, personId), [before.regularAt])
  const isAsBefore = counted.visits === before.visits && counted.lastVisitOn === before.lastVisitOn
  return isAsBefore ? before : { ...before, ...counted }
}

const findRemaining = async (
  ctx: MerchantContext,
  row: typeof people.$inferSelect,
  { into, after }: MergeRecord,
): Promise<PersonState> => {
  const parted = part(stateOf(ctx, row), into, after)
  const fan = parted.fanAt ? {} : await findFanSince(ctx, row.id)
  const { regularAt, visits, lastVisitOn } = into
  return recount(ctx, row.id, { ...parted, ...fan, regularAt, visits, lastVisitOn })
}

/** What made the survivor a fan after the merge, had there been none: it made them a guest of a store, too. */
const findFanSince = async ({ db, merchantId }: MerchantContext, personId: string) => {
  const [first] = await db
    .select({ at: storeGuests.firstActAt, storeId: storeGuests.storeId })
    .from(storeGuests)
    .where(and(eq(storeGuests.merchantId, merchantId), eq(storeGuests.personId, personId)))
    .orderBy(asc(storeGuests.firstActAt), asc(storeGuests.storeId))
    .limit(1)
  return first ? { fanAt: first.at.toISOString(), fanStoreId: first.storeId } : {}
}

/** Who had come to be the survivor by way of `from` is `from` again. */
const unflatten = ({ db, merchantId }: MerchantContext, { from, into }: Pair, chained: string[]) =>
  db
    .update(people)
    .set({ mergedInto: from })
    .where(
      and(
        eq(people.merchantId, merchantId),
        eq(people.mergedInto, into),
        sql`${people.id}::text in (select jsonb_array_elements_text(${JSON.stringify(chained)}::text::jsonb))`,
      ),
    )
