import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import {
  consents,
  merges,
  people,
  reservations,
  staff,
  storeGuests,
  vouchers,
} from '../../db/schema/index.js'
import type { MerchantContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { inTransaction, lockInOrder } from '../_platform/transaction.js'
import { recordEvent } from '../_tracking/index.js'
import { countVisits, NOTHING_KNOWN, type PersonState, unite } from './merge-rules.js'
import { bare, countMoved, type MovedRows, moveRows, type Pair, queryRows } from './moved-rows.js'
import { listVisits, stateOf, writeState } from './person-state.js'
import type { MergeReason } from './vocabulary.js'

/** More rows than any guest has; what can be undone must stay small enough to be kept. */
const ROWS_MAX = 5_000

type Wish = {
  fromPersonId: string
  intoPersonId: string
  reason: MergeReason
  /** The member of staff who said so; null when WeChat told it. */
  mergedBy: string | null
}

/** What a merge moved and what it found, as it is kept for undoing it. */
export type MergeRecord = {
  moved: MovedRows
  from: PersonState
  into: PersonState
  /** The survivor as the merge left them. */
  after: PersonState
  /** Who had been merged into the one who is merged now, by bare ids. */
  chained: string[]
  /** How many merges into the survivor stood before. */
  height: number
}

/**
 * One person turns out to be another: everything of theirs becomes the survivor's, and no event is rewritten. Answers the
 * merge; the same again is the same one. Fails with `merged_already`, `person_changed`, `merge_of_staff` or `merge_too_large`.
 */
export const mergePeople = (ctx: MerchantContext, wish: Wish): Promise<string> =>
  inTransaction(ctx.db, async (tx) => {
    const inTx = { ...ctx, db: tx }
    const pair = { from: wish.fromPersonId, into: wish.intoPersonId }
    if (pair.from === pair.into) fail('merged_already')
    await lockMerges(inTx, pair)
    const standing = await findStanding(inTx, pair)
    if (standing) return standing
    await lockRows(inTx, pair, pair.from)
    const { from, into } = await lockPeople(inTx, pair)
    checkRows(from, into)
    await checkPosts(inTx, pair)
    const record = await move(inTx, pair, { from, into })
    const id = await writeMerge(inTx, wish, record)
    const properties = { reason: wish.reason }
    await recordEvent(inTx, { name: 'person_merged', personKey: into.personKey, storeId: null, properties })
    return id
  })

type Row = typeof people.$inferSelect

const move = async (
  ctx: MerchantContext,
  pair: Pair,
  rows: { from: Row; into: Row },
): Promise<MergeRecord> => {
  const [from, into] = [stateOf(ctx, rows.from), stateOf(ctx, rows.into)]
  const height = await countStanding(ctx, pair.into)
  const left = (await findLastWord(ctx, pair)) === false
  const moved = await moveRows(ctx, pair)
  if (countMoved(moved) > ROWS_MAX) fail('merge_too_large')
  const counted = countVisits(await listVisits(ctx, pair.into), [from.regularAt, into.regularAt])
  const after = { ...unite({ from, into, left }), ...counted }
  await writeState(ctx, pair.from, NOTHING_KNOWN, pair.into)
  await writeState(ctx, pair.into, after, null)
  return { moved, from, into, after, chained: await flatten(ctx, pair), height }
}

const writeMerge = async (ctx: MerchantContext, wish: Wish, record: MergeRecord) => {
  const { merchantId, now, sealer } = ctx
  const id = newId('mrg', now)
  const undoSealed = sealer.seal(undoPlace(ctx), JSON.stringify(record))
  await ctx.db.insert(merges).values({ ...wish, merchantId, id, mergedAt: now, undoSealed })
  return id
}

export const undoPlace = ({ merchantId }: Pick<MerchantContext, 'merchantId'>) => `${merchantId}/mergeUndo`

/** One merge or parting of a person at a time. */
export const lockMerges = ({ db, merchantId }: MerchantContext, { from, into }: Pair) =>
  lockInOrder(
    db,
    [from, into].map((personId) => `merge:${merchantId}:${personId}`),
  )

/** The merge by which the two are one already. */
const findStanding = async (ctx: MerchantContext, { from, into }: Pair): Promise<string | null> => {
  const { db, merchantId } = ctx
  const [person] = await db
    .select({ mergedInto: people.mergedInto })
    .from(people)
    .where(and(eq(people.merchantId, merchantId), eq(people.id, from)))
  if (person?.mergedInto !== into) return null
  const [standing] = await db
    .select({ id: merges.id })
    .from(merges)
    .where(and(eq(merges.merchantId, merchantId), eq(merges.fromPersonId, from), isNull(merges.undoneAt)))
    .orderBy(desc(merges.mergedAt))
    .limit(1)
  return standing?.id ?? null
}

/**
 * The rows that `giver` has go to the other. Whoever writes rows of a person takes these locks in the same order: the
 * claims of an offer, the booking or voucher, the visits, then the person; and whoever is to be merged away is held by
 * what they do from its beginning, so of theirs nothing else is waited for.
 */
export const lockRows = async (ctx: MerchantContext, { from, into }: Pair, giver: string) => {
  const { db, merchantId } = ctx
  const offered = await db
    .selectDistinct({ offerId: vouchers.offerId })
    .from(vouchers)
    .where(and(eq(vouchers.merchantId, merchantId), eq(vouchers.personId, giver)))
  await lockInOrder(
    db,
    offered.map(({ offerId }) => `claims:${merchantId}:${offerId}:${into}`),
  )
  for (const table of [reservations, vouchers])
    await db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.merchantId, merchantId), eq(table.personId, giver)))
      .orderBy(asc(table.id))
      .for('update')
  await lockInOrder(db, [`visits:${merchantId}:${from}`, `visits:${merchantId}:${into}`])
  await db
    .select({ storeId: storeGuests.storeId })
    .from(storeGuests)
    .where(and(eq(storeGuests.merchantId, merchantId), eq(storeGuests.personId, into)))
    .orderBy(asc(storeGuests.storeId))
    .for('update')
}

/** Nobody adds a row to `from` any more; to the survivor others may refer meanwhile. Fails with `not_found`. */
const lockPeople = async (ctx: MerchantContext, { from, into }: Pair) => {
  const rows = new Map<string, Row>()
  for (const personId of [from, into].sort()) {
    const [row] = await ctx.db
      .select()
      .from(people)
      .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId)))
      .for(personId === from ? 'update' : 'no key update')
    rows.set(personId, row ?? fail('not_found'))
  }
  return { from: rows.get(from) ?? fail('not_found'), into: rows.get(into) ?? fail('not_found') }
}

const checkRows = (from: Row, into: Row) => {
  if (from.erasedAt || into.erasedAt) fail('person_changed')
  const [one, another] = [from.mergedInto ?? from.id, into.mergedInto ?? into.id]
  if (one === another) fail('merged_already')
  if (from.mergedInto || into.mergedInto) fail('person_changed')
  // Who signs in must be somebody whom a notice can reach.
  if (from.openidHash && !into.openidHash) fail('person_changed')
}

const checkPosts = async ({ db, merchantId }: MerchantContext, { from, into }: Pair) => {
  const [post] = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.merchantId, merchantId), inArray(staff.personId, [from, into])))
    .limit(1)
  if (post) fail('merge_of_staff')
}

/** Merges into somebody that stand; the last of them is the first to be undone. */
export const countStanding = ({ db, merchantId }: MerchantContext, into: string): Promise<number> =>
  db.$count(
    merges,
    and(eq(merges.merchantId, merchantId), eq(merges.intoPersonId, into), isNull(merges.undoneAt)),
  )

/** What either said of membership last; undefined where nobody said anything. */
const findLastWord = async ({ db, merchantId }: MerchantContext, { from, into }: Pair) => {
  const [word] = await db
    .select({ given: consents.given })
    .from(consents)
    .where(
      and(
        eq(consents.merchantId, merchantId),
        inArray(consents.personId, [from, into]),
        eq(consents.purpose, 'membership'),
      ),
    )
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(1)
  return word?.given
}

/** Whoever was merged into `from` is the survivor now, so that a mapping is one step long. */
const flatten = async (ctx: MerchantContext, { from, into }: Pair): Promise<string[]> => {
  const moved = await queryRows<{ id: string }>(
    ctx,
    sql`update ${people} set merged_into = ${bare(into)}
      where merchant_id = ${sql.param(ctx.merchantId, people.merchantId)} and merged_into = ${bare(from)} returning id`,
  )
  return moved.map(({ id }) => id)
}
