import type { Runtime } from './context.js'
import { fail } from './errors.js'
import { newUuid } from './ids.js'
import { toErrorReply } from './replies.js'
import { isSameSecret } from './same-secret.js'
import { runTick, type WorkPlan } from './tick.js'

/** Answers `/api/cron`: runs a tick for whoever brings `Authorization: Bearer <CRON_SECRET>`, and says what was done. */
export const answerTick = async (runtime: Runtime, plan: WorkPlan, request: Request): Promise<Response> => {
  try {
    if (request.method !== 'GET' && request.method !== 'POST') fail('not_found')
    if (!isSameSecret(request.headers.get('authorization') ?? '', `Bearer ${runtime.cronSecret}`))
      fail('unauthorized', 'CRON_SECRET 不对。')
    const report = await runTick(runtime, plan)
    runtime.log.info({ ...report }, 'ticked')
    return Response.json(report, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    const { status, body, headers } = toErrorReply(error, newUuid(runtime.clock()), runtime.log)
    return Response.json(body, { status, headers })
  }
}
