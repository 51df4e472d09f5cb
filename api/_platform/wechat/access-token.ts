import { eq } from 'drizzle-orm'
import * as z from 'zod'
import type { Database } from '../../../db/client.js'
import { wechatTokens } from '../../../db/schema/index.js'
import { inTransaction, lockInOrder } from '../transaction.js'
import { WeChatError } from './answers.js'
import { type Caller, getWeChatApp, type WeChatApp } from './app.js'

const MINUTE_MS = 60_000
// In its last five minutes WeChat hands out the next token and takes both. One minute is left to clocks that differ.
const RENEW_BEFORE_MS = 4 * MINUTE_MS
const FORCE_APART_MS = 30_000
const FORCE_A_DAY = 20
const DAY_MS = 24 * 60 * MINUTE_MS

type Fresh = { token: string; expiresInSeconds: number }
type AskStableToken = (app: WeChatApp, options: { force: boolean }) => Promise<Fresh>

const Kept = z.object({ token: z.string(), forcedAt: z.array(z.number()) })
type Kept = z.infer<typeof Kept> & { expiresAt: Date }

export type AccessTokens = {
  /** The merchant's access token; another one than `refused`, which WeChat did not take. Fails with `wechat_unavailable`. */
  get(ctx: Caller, refused?: string): Promise<string>
}

/**
 * Access tokens, one for all function instances: sealed in the database, renewed under a lock by whoever comes first.
 * Inside one process all who need the same one share one look for it, so that at most one connection waits for WeChat.
 */
export const createAccessTokens = (ask: AskStableToken): AccessTokens => {
  // Who is inside a transaction does not wait for others: they may be waiting for its connection.
  const underWay = new WeakMap<Database, Map<string, Promise<string>>>()

  return {
    get: (ctx, refused) => {
      const flights = underWay.get(ctx.db) ?? new Map<string, Promise<string>>()
      underWay.set(ctx.db, flights)
      const name = `${ctx.merchantId} ${refused ?? ''}`
      const flight = flights.get(name) ?? find(ask, ctx, refused).finally(() => flights.delete(name))
      flights.set(name, flight)
      return flight
    },
  }
}

const find = async (ask: AskStableToken, ctx: Caller, refused: string | undefined): Promise<string> => {
  const usable = (kept: Kept | null) =>
    kept && kept.token !== refused && kept.expiresAt.getTime() - ctx.now.getTime() > RENEW_BEFORE_MS
      ? kept.token
      : null

  const kept = usable(await read(ctx))
  if (kept) return kept
  const token = await inTransaction(ctx.db, async (tx) => {
    const inTx = { ...ctx, db: tx }
    await lockInOrder(tx, [`wechat_token:${ctx.merchantId}`])
    const latest = await read(inTx)
    return usable(latest) ?? renew(ask, inTx, refused, latest?.forcedAt ?? [])
  })
  if (token === null) throw new WeChatError('wechat_unavailable')
  return token
}

/** Asks WeChat; null when it sticks to the refused token and may not be forced off it now. */
const renew = async (ask: AskStableToken, ctx: Caller, refused: string | undefined, forcedAt: number[]) => {
  const app = await getWeChatApp(ctx)
  const fresh = await ask(app, { force: false })
  const now = ctx.now.getTime()
  const forcedToday = forcedAt.filter((at) => at > now - DAY_MS)
  const mayForce = forcedToday.length < FORCE_A_DAY && forcedToday.every((at) => at <= now - FORCE_APART_MS)
  if (fresh.token !== refused || !mayForce) {
    await keep(ctx, fresh, forcedToday)
    return fresh.token === refused ? null : fresh.token
  }
  const forced = await ask(app, { force: true }).catch(() => null)
  await keep(ctx, forced ?? fresh, [...forcedToday, now])
  return forced && forced.token !== refused ? forced.token : null
}

const read = async ({ db, sealer, merchantId }: Caller): Promise<Kept | null> => {
  const [row] = await db.select().from(wechatTokens).where(eq(wechatTokens.merchantId, merchantId))
  if (!row) return null
  try {
    const { token, forcedAt } = Kept.parse(JSON.parse(sealer.open(placeOf(merchantId), row.sealed)))
    return { token, forcedAt, expiresAt: row.expiresAt }
  } catch {
    // Sealed with a key that has been taken away: a new token costs one call.
    return null
  }
}

const keep = async ({ db, sealer, merchantId, now }: Caller, fresh: Fresh, forcedAt: number[]) => {
  const { token, expiresInSeconds } = fresh
  const row = {
    sealed: sealer.seal(placeOf(merchantId), JSON.stringify({ token, forcedAt })),
    expiresAt: new Date(now.getTime() + expiresInSeconds * 1000),
  }
  await db
    .insert(wechatTokens)
    .values({ merchantId, ...row })
    .onConflictDoUpdate({ target: wechatTokens.merchantId, set: row })
}

const placeOf = (merchantId: string) => `${merchantId}/wechatToken`
