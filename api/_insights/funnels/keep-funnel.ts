import { and, count, eq, isNull } from 'drizzle-orm'
import { funnelPaths, funnelRollups, funnels } from '../../../db/schema/index.js'
import type { Context } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { newId } from '../../_platform/ids.js'
import { lockInOrder } from '../../_platform/transaction.js'
import { FUNNELS_AT_MOST } from '../vocabulary.js'
import type { FunnelInfo, FunnelRemoval, FunnelWish } from './contract.js'
import { toFunnel } from './list-funnels.js'
import { putRollUp } from './work.js'

type Place = { storeId?: string }

/** Keeps a funnel for a store, or for all of them, and has it rolled up. Fails with `funnels_full`. */
export const keepFunnel = async (
  ctx: Context,
  { storeId, name, definition }: FunnelWish & Place,
): Promise<FunnelInfo> => {
  const { db, merchantId, now } = ctx
  await lockInOrder(db, [`funnels:${merchantId}`])
  const [{ kept } = { kept: 0 }] = await db
    .select({ kept: count() })
    .from(funnels)
    .where(isIn(ctx, { storeId }))
  if (kept >= FUNNELS_AT_MOST) fail('funnels_full')
  const row = {
    merchantId,
    id: newId('fnl', now),
    storeId: storeId ?? null,
    name,
    definition,
    createdAt: now,
  }
  await db.insert(funnels).values(row)
  await putRollUp(ctx, storeId ?? null, { dueAt: now })
  return { ...toFunnel(row), rolledAt: null }
}

/** Lets a kept funnel go, with what was rolled up of it. Fails with `not_found`; a ready-made one stays. */
export const removeFunnel = async (
  ctx: Context,
  { storeId, funnelId }: Place & { funnelId: string },
): Promise<FunnelRemoval> => {
  const { db, merchantId } = ctx
  await lockInOrder(db, [`funnel-paths:${merchantId}`])
  const [gone] = await db
    .delete(funnels)
    .where(and(isIn(ctx, { storeId }), eq(funnels.id, funnelId)))
    .returning({ id: funnels.id })
  if (!gone) fail('not_found')
  const rolled = [funnelPaths, funnelRollups]
  for (const table of rolled)
    await db.delete(table).where(and(eq(table.merchantId, merchantId), eq(table.funnel, funnelId)))
  return { removed: true }
}

const isIn = ({ merchantId }: Context, { storeId }: Place) =>
  and(eq(funnels.merchantId, merchantId), storeId ? eq(funnels.storeId, storeId) : isNull(funnels.storeId))
