import { getMerchantId } from '../_platform/actor.js'
import type { OpenContext, PublicContext } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import type { CodeQuery, LinkRequest, WeChatCode, WeChatLink } from './contract.js'
import { MINI_PROGRAM_PAGES, type MiniProgramPage } from './vocabulary.js'

const LINK_LIFETIME_MS = 86_400_000
const MINUTE_MS = 60_000
const LINKS_A_MINUTE = 10
const CALLERS_KEPT = 10_000

/**
 * Makes a link that opens the merchant's mini-program for whoever follows it first. Fails with `too_many_requests` or
 * `wechat_unavailable`.
 */
export const makeWeChatLink = async (
  { db, sealer, wechat, clock, caller }: OpenContext,
  { merchant, page, query }: LinkRequest & { merchant: string },
): Promise<WeChatLink> => {
  const now = clock()
  countCall(caller, now)
  const ctx = { merchantId: await getMerchantId(db, merchant), db, sealer, now }
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS)
  return { url: await wechat.makeUrlLink(ctx, { path: MINI_PROGRAM_PAGES[page], query, expiresAt }) }
}

/** The round code that opens a page of the merchant's mini-program at a store. Fails with `page_unpublished` or as above. */
export const makeWeChatCode = async (
  ctx: PublicContext,
  { page, storeId }: CodeQuery,
): Promise<WeChatCode> => {
  const scene = storeId ? storeId.replace(/^sto_/, '') : 'web'
  return drawWeChatCode(ctx, { scene, page })
}

/** The round code that opens a page of the merchant's mini-program with this scene. Fails as above. */
export const drawWeChatCode = async (
  ctx: PublicContext,
  { scene, page }: { scene: string; page: MiniProgramPage },
): Promise<WeChatCode> => {
  const { bytes, type } = await ctx.wechat.makeMiniProgramCode(ctx, { scene, page: MINI_PROGRAM_PAGES[page] })
  return { picture: `data:${type};base64,${Buffer.from(bytes).toString('base64')}` }
}

/** When each caller's last links were made; each instance of the function counts for itself. */
const recent = new Map<string, number[]>()

const countCall = (caller: string, now: Date) => {
  const since = now.getTime() - MINUTE_MS
  const times = (recent.get(caller) ?? []).filter((time) => time > since)
  if (times.length >= LINKS_A_MINUTE) fail('too_many_requests')
  if (recent.size >= CALLERS_KEPT) recent.clear()
  recent.set(caller, [...times, now.getTime()])
}
