import { and, asc, eq, isNull } from 'drizzle-orm'
import { funnelRollups, funnels } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { fail } from '../../_platform/errors.js'
import { namesIn } from '../subjects/names-in.js'
import { FUNNELS_AT_MOST, READY_FUNNELS, type ReadyFunnel } from '../vocabulary.js'
import { FunnelDefinition, type FunnelInfo, type FunnelList } from './contract.js'
import { definitionOf, isReady, scopeNameOf } from './rules-of.js'

export type RolledFunnel = Omit<FunnelInfo, 'rolledAt'>

/** The ready-made funnels, then those that were kept for a store, or for all of them (null). */
export const listFunnels = async (ctx: MerchantContext, storeId: string | null): Promise<RolledFunnel[]> => {
  const ready = (Object.keys(READY_FUNNELS) as ReadyFunnel[]).map((funnel) => readyFunnel(funnel, storeId))
  const kept = await ctx.db
    .select()
    .from(funnels)
    .where(
      and(
        eq(funnels.merchantId, ctx.merchantId),
        storeId ? eq(funnels.storeId, storeId) : isNull(funnels.storeId),
      ),
    )
    .orderBy(asc(funnels.createdAt), asc(funnels.id))
    .limit(FUNNELS_AT_MOST)
  return [...ready, ...kept.map(toFunnel)]
}

/** Fails with `not_found`. */
export const getFunnel = async (
  ctx: MerchantContext,
  { storeId, funnel }: { storeId: string | null; funnel: string },
): Promise<RolledFunnel> => {
  if (isReady(funnel)) return readyFunnel(funnel, storeId)
  const all = await listFunnels(ctx, storeId)
  return all.find((one) => one.funnel === funnel) ?? fail('not_found')
}

const readyFunnel = (funnel: ReadyFunnel, storeId: string | null): RolledFunnel => ({
  ...{ funnel, storeId, name: READY_FUNNELS[funnel].words, ready: true },
  definition: definitionOf(funnel),
})

export const toFunnel = (row: typeof funnels.$inferSelect): RolledFunnel => ({
  ...{ funnel: row.id, name: row.name, ready: false, storeId: row.storeId },
  definition: FunnelDefinition.parse(row.definition),
})

/** The same, each with until when it is counted and what its filters’ values are called. */
export const listRolledFunnels = async (
  ctx: MerchantContext,
  { storeId = null }: { storeId?: string | null },
): Promise<FunnelList> => {
  const rolled = await ctx.db
    .select({ funnel: funnelRollups.funnel, rolledAt: funnelRollups.rolledAt })
    .from(funnelRollups)
    .where(
      and(
        eq(funnelRollups.merchantId, ctx.merchantId),
        eq(funnelRollups.scope, scopeNameOf(storeId)),
        isNull(funnelRollups.cursor),
      ),
    )
  const until = new Map(rolled.map((row) => [row.funnel, row.rolledAt.toISOString()]))
  const all = await listFunnels(ctx, storeId)
  const names = await namesIn(
    ctx,
    all.map(({ definition }) => definition),
  )
  return { names, items: all.map((funnel) => ({ ...funnel, rolledAt: until.get(funnel.funnel) ?? null })) }
}
