import { getMerchantId } from '../_platform/actor.js'
import { authenticate } from '../_platform/authenticate.js'
import type { Runtime } from '../_platform/context.js'
import { AppError, fail } from '../_platform/errors.js'
import { newUuid } from '../_platform/ids.js'
import { toErrorReply } from '../_platform/replies.js'
import { acceptEvents } from './accept-events.js'
import { EventBatch } from './contract.js'

const BODY_BYTES = 256 * 1024

/** Answers `POST /api/events`. A token that is missing or has ended makes the batch a visitor's, not an error: nothing is lost by it. */
export const ingest = async (runtime: Runtime, request: Request): Promise<Response> => {
  const requestId = newUuid(runtime.clock())
  try {
    if (request.method !== 'POST') fail('not_found')
    const batch = await readBatch(request)
    const merchantId = await getMerchantId(runtime.db, batch.appid)
    const ctx = { merchantId, db: runtime.db, sealer: runtime.sealer, now: runtime.clock() }
    const actor = await findSender(runtime, request, merchantId)
    return Response.json(await acceptEvents(ctx, { actor }, batch))
  } catch (error) {
    const { status, body, headers } = toErrorReply(error, requestId, runtime.log)
    return Response.json(body, { status, headers })
  }
}

const readBatch = async (request: Request): Promise<EventBatch> => {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES) fail('body_too_large')
  try {
    return EventBatch.parse(JSON.parse(await readText(request)))
  } catch (error) {
    if (error instanceof AppError) throw error
    return fail('invalid_request')
  }
}

// A body sent in chunks has no length to look at first.
const readText = async (request: Request): Promise<string> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length
    if (bytes > BODY_BYTES) fail('body_too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

const findSender = async (runtime: Runtime, request: Request, merchantId: string) => {
  const authorization = request.headers.get('authorization')
  if (!authorization) return null
  const ctx = await authenticate(runtime, authorization).catch(() => null)
  return ctx?.merchantId === merchantId ? ctx.actor : null
}
