import { and, eq } from 'drizzle-orm'
import { funnelRollups } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { lockInOrder } from '../../_platform/transaction.js'
import { type StoreScope, storeScope } from '../scope.js'
import { listFunnels, type RolledFunnel } from './list-funnels.js'
import { recount } from './recount.js'
import { scopeNameOf } from './rules-of.js'
import { everythingOf, uncountedKeys, whoChanged, whoIsNext } from './who-changed.js'
import type { Only } from './who-is-it.js'

/** So many pseudonyms and devices are looked at in one statement, and in one go of a first count. */
const AT_ONCE = 500
const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Brings the funnels of a store, or of all of them (null), up to `ctx.now`: of everybody of whom something came in, or who
 * turned out to be another, all paths are counted anew, so that a roll-up always equals what the ledger says. A funnel that
 * was never counted is counted a part at a time; answers whether there is more. One at a time for each merchant.
 */
export const rollUpFunnels = async (ctx: MerchantContext, storeId: string | null): Promise<boolean> => {
  // One that is let go meanwhile must not be counted after it.
  await holdPaths(ctx)
  return rollUp(ctx, storeId, await listFunnels(ctx, storeId))
}

const holdPaths = ({ db, merchantId }: MerchantContext) => lockInOrder(db, [`funnel-paths:${merchantId}`])

/** The same for some of its funnels. */
export const rollUp = async (
  ctx: MerchantContext,
  storeId: string | null,
  funnels: RolledFunnel[],
): Promise<boolean> => {
  await holdPaths(ctx)
  const scope = await storeScope(ctx, storeId)
  const staff = await uncountedKeys(ctx)
  const changedSince = rememberChanges(ctx, staff)
  let more = false
  for (const funnel of funnels) {
    const place = { merchantId: ctx.merchantId, funnel: funnel.funnel, scope: scopeNameOf(storeId) }
    const rolled = await findRollup(ctx, place)
    if (!rolled || rolled.cursor) more = (await goOn(ctx, { scope, funnel, place, staff, rolled })) || more
    else await catchUp(ctx, { scope, funnel, place, staff, rolled }, changedSince)
  }
  return more
}

type Place = { merchantId: string; funnel: string; scope: string }
type Rollup = typeof funnelRollups.$inferSelect
type Rolling = { scope: StoreScope; funnel: RolledFunnel; place: Place; staff: string[] }

const findRollup = async ({ db }: MerchantContext, place: Place): Promise<Rollup | null> => {
  const [row] = await db.select().from(funnelRollups).where(at(place))
  return row ?? null
}

/** The next part of a first count; what comes in meanwhile is caught up with once it is done. */
const goOn = async (ctx: MerchantContext, rolling: Rolling & { rolled: Rollup | null }): Promise<boolean> => {
  const { place, staff, rolled } = rolling
  if (!rolled)
    await ctx.db.insert(funnelRollups).values({ ...place, rolledAt: ctx.now, cursor: FIRST, staff })
  const { scope, funnel } = rolling
  const ids = await whoIsNext(ctx, { after: rolled?.cursor ?? FIRST, limit: AT_ONCE })
  const only = await everythingOf(ctx, ids)
  await recount(ctx, { scope, place, definition: funnel.definition, only })
  const cursor = ids.length === AT_ONCE ? (ids.at(-1) ?? null) : null
  await ctx.db.update(funnelRollups).set({ cursor }).where(at(place))
  return cursor !== null
}

const catchUp = async (
  ctx: MerchantContext,
  { scope, funnel, place, staff, rolled }: Rolling & { rolled: Rollup },
  changedSince: ReturnType<typeof rememberChanges>,
) => {
  for (const only of await changedSince(rolled))
    await recount(ctx, { scope, place, definition: funnel.definition, only })
  await ctx.db.update(funnelRollups).set({ rolledAt: ctx.now, staff }).where(at(place))
}

/** Funnels of one scope are mostly rolled up together, so they have the same changes to catch up with. */
const rememberChanges = (ctx: MerchantContext, staff: string[]) => {
  const known = new Map<string, Promise<Only[]>>()
  return ({ rolledAt, staff: before }: Rollup) => {
    const key = `${rolledAt.toISOString()} ${before.join()}`
    const changes = known.get(key) ?? findChanges(ctx, { since: rolledAt, staff: { before, now: staff } })
    known.set(key, changes)
    return changes
  }
}

const findChanges = async (
  ctx: MerchantContext,
  change: Parameters<typeof whoChanged>[1],
): Promise<Only[]> => {
  const ids = await whoChanged(ctx, change)
  const all: Only[] = []
  for (let first = 0; first < ids.length; first += AT_ONCE)
    all.push(await everythingOf(ctx, ids.slice(first, first + AT_ONCE)))
  return all
}

const at = ({ merchantId, funnel, scope }: Place) =>
  and(
    eq(funnelRollups.merchantId, merchantId),
    eq(funnelRollups.funnel, funnel),
    eq(funnelRollups.scope, scope),
  )
