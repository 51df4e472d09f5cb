import { isbot } from 'isbot'
import { getMerchantId } from '../_platform/actor.js'
import { authenticate } from '../_platform/authenticate.js'
import type { Ground } from '../_platform/context.js'
import { AppError, fail } from '../_platform/errors.js'
import { newUuid } from '../_platform/ids.js'
import { toErrorReply } from '../_platform/replies.js'
import { readText } from '../_platform/request-body.js'
import { acceptEvents } from './accept-events.js'
import { EventBatch } from './contract.js'

const BODY_BYTES = 256 * 1024

/** Answers `POST /api/events`. A token that is missing or has ended makes the batch a visitor's, not an error: nothing is lost by it. */
export const ingest = async (ground: Ground, request: Request): Promise<Response> => {
  const requestId = newUuid(ground.clock())
  try {
    if (request.method !== 'POST') fail('not_found')
    const batch = await readBatch(request)
    const merchantId = await getMerchantId(ground.db, batch.appid)
    const ctx = { merchantId, db: ground.db, sealer: ground.sealer, now: ground.clock() }
    const actor = await findSender(ground, request, merchantId)
    const bot = isbot(request.headers.get('user-agent'))
    return Response.json(await acceptEvents(ctx, { actor, bot }, batch))
  } catch (error) {
    const { status, body, headers } = toErrorReply(error, requestId, ground.log)
    return Response.json(body, { status, headers })
  }
}

const readBatch = async (request: Request): Promise<EventBatch> => {
  const text = await readText(request, BODY_BYTES)
  try {
    return EventBatch.parse(JSON.parse(text))
  } catch {
    return fail('invalid_request')
  }
}

const findSender = async (ground: Ground, request: Request, merchantId: string) => {
  const authorization = request.headers.get('authorization')
  if (!authorization) return null
  const ctx = await authenticate(ground, authorization).catch((error) => {
    if (error instanceof AppError) return null
    // Without the database nobody knows whose events they are; the phone sends them again.
    throw error
  })
  // What a child does is a visitor's.
  return ctx?.merchantId === merchantId && !ctx.actor.under14 ? ctx.actor : null
}
