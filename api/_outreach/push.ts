import { getMerchantId } from '../_platform/actor.js'
import type { MerchantContext, Runtime } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newUuid } from '../_platform/ids.js'
import { toErrorReply } from '../_platform/replies.js'
import { readText } from '../_platform/request-body.js'
import { getPushKeys } from '../_platform/wechat/app.js'
import { answerUrlCheck, openPush } from '../_platform/wechat/push.js'
import { takePush } from './take-push.js'

const BODY_BYTES = 64 * 1024
const APPID = /^wx[0-9a-f]{16}$/

/**
 * Answers WeChat's pushes to `/api/wechat?appid=…`, the address an owner enters there with secure mode and JSON.
 * `success` says that the push is taken in; anything else makes WeChat send it again.
 */
export const answerPush = async (runtime: Runtime, request: Request): Promise<Response> => {
  try {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const ctx = await findMerchant(runtime, query.appid)
    const keys = await getPushKeys(ctx)
    if (request.method === 'GET') return asText(answerUrlCheck(keys.token, query, ctx.now))
    if (request.method !== 'POST') fail('not_found')
    await takePush(ctx, openPush(keys, query, await readText(request, BODY_BYTES), ctx.now))
    return asText('success')
  } catch (error) {
    const { status, body, headers } = toErrorReply(error, newUuid(runtime.clock()), runtime.log)
    return Response.json(body, { status, headers })
  }
}

const findMerchant = async (runtime: Runtime, appid: string | undefined): Promise<MerchantContext> => {
  if (!appid || !APPID.test(appid)) return fail('push_refused')
  const merchantId = await getMerchantId(runtime.db, appid)
  return { merchantId, db: runtime.db, sealer: runtime.sealer, now: runtime.clock() }
}

const asText = (text: string) => new Response(text, { headers: { 'Content-Type': 'text/plain' } })
