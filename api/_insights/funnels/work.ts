import { asc, eq, gt } from 'drizzle-orm'
import * as z from 'zod'
import type { Database } from '../../../db/client.js'
import { merchants, stores } from '../../../db/schema/index.js'
import { MerchantId, StoreId } from '../../_platform/contract.js'
import { putWork } from '../../_platform/due-work.js'
import { type RecurringWork, type WorkHandler, workInOneStep } from '../../_platform/tick.js'
import { BRAND } from '../vocabulary.js'
import { rollUpFunnels } from './roll-up.js'

const HOUR_MS = 3_600_000
const MERCHANTS_AT_ONCE = 200

type Due = { dueAt: Date; once?: string }

/** Has the funnels of a store, or of all of a merchant's (null), brought up to date. */
export const putRollUp = (
  { db, now, merchantId }: { db: Database; now: Date; merchantId: string },
  storeId: string | null,
  due: Due,
) => putWork({ db, now }, { kind: 'rollUpFunnels', data: { merchantId, scope: storeId ?? BRAND } }, due)

const rollUpFunnelsOf = workInOneStep(
  'rollUpFunnels',
  z.object({ merchantId: MerchantId, scope: z.union([StoreId, z.literal(BRAND)]) }),
  async ({ db, clock, sealer }, { merchantId, scope }) => {
    const ctx = { db, sealer, merchantId, now: clock() }
    const storeId = scope === BRAND ? null : scope
    if (await rollUpFunnels(ctx, storeId)) await putRollUp(ctx, storeId, { dueAt: ctx.now })
  },
)

/** Every hour once, some merchants at a time: each of their stores, and all together where there is more than one. */
const rollUpAll = workInOneStep(
  'rollUpAllFunnels',
  z.object({ after: z.string().optional(), hour: z.number().optional() }),
  async ({ db, clock }, { after, hour = Math.floor(clock().getTime() / HOUR_MS) }) => {
    const now = clock()
    const page = await db
      .select({ merchantId: merchants.merchantId })
      .from(merchants)
      .where(after ? gt(merchants.merchantId, after) : undefined)
      .orderBy(asc(merchants.merchantId))
      .limit(MERCHANTS_AT_ONCE)
    for (const { merchantId } of page)
      for (const storeId of await scopesOf(db, merchantId))
        await putRollUp({ db, now, merchantId }, storeId, {
          ...{ dueAt: now, once: `rollUpFunnels ${merchantId} ${storeId ?? BRAND} ${hour}` },
        })
    const last = page.at(-1)
    if (page.length === MERCHANTS_AT_ONCE && last)
      await putWork(
        { db, now },
        { kind: 'rollUpAllFunnels', data: { after: last.merchantId, hour } },
        { dueAt: now, once: `rollUpAllFunnels ${last.merchantId} ${hour}` },
      )
  },
)

const scopesOf = async (db: Database, merchantId: string): Promise<(string | null)[]> => {
  const rows = await db.select({ id: stores.id }).from(stores).where(eq(stores.merchantId, merchantId))
  const ids = rows.map(({ id }) => id)
  return ids.length > 1 ? [...ids, null] : ids
}

export const funnelHandlers: WorkHandler[] = [rollUpAll, rollUpFunnelsOf]
export const funnelTurns: RecurringWork[] = [{ kind: 'rollUpAllFunnels', everyMs: HOUR_MS }]
