import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import { floorPlans, reservations, tables } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { lockInOrder } from '../_platform/transaction.js'
import type { FloorPlan, FloorPlanEdit } from './contract.js'
import { overlappingTables } from './plan-rules.js'
import { getFloorPlan } from './queries.js'

type Edit = FloorPlanEdit & { storeId: string }

/**
 * Makes a store's plan what it is to be. Tables keep their ids; one that is left out leaves the room, unless somebody has
 * booked it. Fails with `table_in_use`, `tables_overlap`, `name_taken`, `invalid_request` or `not_found`.
 */
export const editFloorPlan = async (ctx: Context, edit: Edit): Promise<FloorPlan> => {
  const { merchantId } = ctx
  const { storeId, name, width, height } = edit
  checkTables(edit)
  await lockInOrder(ctx.db, [`plan:${merchantId}:${storeId}`])
  const plan = { name, width, height }
  await ctx.db
    .insert(floorPlans)
    .values({ ...plan, merchantId, storeId, fixtures: [] })
    .onConflictDoUpdate({ target: [floorPlans.merchantId, floorPlans.storeId], set: plan })

  const standing = await ctx.db
    .select({ id: tables.id })
    .from(tables)
    .where(and(eq(tables.merchantId, merchantId), eq(tables.storeId, storeId), isNull(tables.removedAt)))
  const known = new Set(standing.map(({ id }) => id))
  const kept = new Set(edit.tables.flatMap(({ id }) => id ?? []))
  if ([...kept].some((id) => !known.has(id))) fail('not_found')
  await removeTables(
    ctx,
    [...known].filter((id) => !kept.has(id)),
  )
  await writeTables(ctx, edit)
  return getFloorPlan(ctx, { storeId })
}

const checkTables = ({ tables: wished, width, height }: Edit) => {
  const labels = new Set(wished.map(({ label }) => label))
  if (labels.size < wished.length) fail('name_taken', '有两张桌用了同一个桌号，请改一下。')
  const ids = wished.flatMap(({ id }) => id ?? [])
  if (new Set(ids).size < ids.length) fail('invalid_request')
  for (const { label, partyMin, partyMax, x, y } of wished) {
    if (partyMin > partyMax) fail('invalid_request', `${label} 号桌：最少人数比最多的还多。`)
    if (x > width || y > height) fail('invalid_request', `${label} 号桌摆到图外面去了。`)
  }
  const [one, other] = overlappingTables(wished) ?? []
  if (one && other) fail('tables_overlap', `${one.label} 号桌和 ${other.label} 号桌叠在一起了，挪开一点。`)
}

// Bookings take the same locks, so none can come for a table while it is taken away.
const removeTables = async (ctx: Context, ids: string[]) => {
  const { merchantId, now } = ctx
  if (ids.length === 0) return
  await lockInOrder(
    ctx.db,
    ids.map((id) => `table:${merchantId}:${id}`),
  )
  const [booked] = await ctx.db
    .select({ label: tables.label })
    .from(reservations)
    .innerJoin(
      tables,
      and(eq(tables.merchantId, reservations.merchantId), eq(tables.id, reservations.tableId)),
    )
    .where(
      and(
        eq(reservations.merchantId, merchantId),
        inArray(reservations.tableId, ids),
        eq(reservations.status, 'booked'),
        gt(reservations.endsAt, now),
      ),
    )
    .limit(1)
  if (booked) fail('table_in_use', `${booked.label} 号桌还有没到的订座，先换桌或退掉再撤。`)
  await ctx.db
    .update(tables)
    .set({ removedAt: now })
    .where(and(eq(tables.merchantId, merchantId), inArray(tables.id, ids)))
}

const writeTables = async (ctx: Context, { storeId, tables: wished }: Edit) => {
  const { merchantId, now } = ctx
  // Two tables may swap their labels, so each first gets one that nobody has.
  for (const { id } of wished)
    if (id)
      await ctx.db
        .update(tables)
        .set({ label: id })
        .where(and(eq(tables.merchantId, merchantId), eq(tables.id, id)))
  for (const { id, ...table } of wished) {
    if (id)
      await ctx.db
        .update(tables)
        .set(table)
        .where(and(eq(tables.merchantId, merchantId), eq(tables.id, id)))
    else await ctx.db.insert(tables).values({ ...table, merchantId, storeId, id: newId('tbl', now) })
  }
}
