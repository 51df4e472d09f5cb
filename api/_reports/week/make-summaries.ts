import { weeklySummaries } from '../../../db/schema/index.js'
import { BRAND, readWeeks } from '../../_insights/index.js'
import { listensToWeeks, putReports } from '../../_outreach/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { newId } from '../../_platform/ids.js'
import type { SummaryBody } from './contract.js'
import { linkPath } from './links.js'
import { messageOf } from './message.js'
import { readShop, type ShopOfWeek, standingIn } from './shop-of-week.js'
import { layBeside } from './telling/comparing.js'
import { tellWeek } from './telling/tell-week.js'

type Wish = {
  /** Stores, and null for all of them together. */
  scopes: (string | null)[]
  weekOn: string
  stores: { id: string; name: string; timeZone: string }[]
  /** Where the pages are. */
  origin: string | null
}

/** Makes summaries from what is kept of the weeks, and hands those over that nobody made before, where anybody listens. */
export const makeSummaries = async (
  ctx: MerchantContext,
  { scopes, weekOn, stores, origin }: Wish,
): Promise<void> => {
  const shop = await readShop(ctx, stores)
  const bodies = await tellWeeks(ctx, { scopes, weekOn }, shop)
  if (bodies.length === 0) return
  const { merchantId, now } = ctx
  const rows = bodies.map(({ storeId, body }) => ({
    ...{ merchantId, id: newId('wks', now), storeId, weekOn, revision: 1, body, madeAt: now },
  }))
  const made = await ctx.db
    .insert(weeklySummaries)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: weeklySummaries.id })
  await handOver(
    ctx,
    rows.filter(({ id }) => made.some((row) => row.id === id)),
    origin,
  )
}

type Made = { id: string; storeId: string | null; body: SummaryBody }

const handOver = async (ctx: MerchantContext, made: Made[], origin: string | null) => {
  if (made.length === 0) return
  const listens = await listensToWeeks(ctx)
  for (const { id, storeId, body } of made.filter((row) => listens(row.storeId)))
    await putReports(ctx, {
      ...{ about: 'week', subjectId: id, storeId },
      message: messageOf(body, origin && `${origin}${await linkPath(ctx, id)}`),
    })
}

/** What there is to say of a week, of each scope whose week is kept. */
export const tellWeeks = async (
  ctx: MerchantContext,
  { scopes, weekOn }: Pick<Wish, 'scopes' | 'weekOn'>,
  shop: ShopOfWeek,
): Promise<{ storeId: string | null; body: SummaryBody }[]> => {
  const kept = await readWeeks(ctx, { scopes: scopes.map((storeId) => storeId ?? BRAND), weekOn })
  return scopes.flatMap((storeId) => {
    const weeks = kept.get(storeId ?? BRAND)
    if (!weeks) return []
    const store = shop.stores.find(({ id }) => id === storeId)
    const place = {
      ...{ merchantName: shop.merchantName, storeName: store?.name ?? null },
      stores: storeId ? 1 : shop.stores.length,
    }
    return {
      storeId,
      body: tellWeek(layBeside({ monday: weekOn, ...weeks }), place, standingIn(shop, storeId), ctx.now),
    }
  })
}
