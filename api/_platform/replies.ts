import { isDatabaseAway } from '../../db/away.js'
import type { ErrorBody } from './contract.js'
import { AppError } from './errors.js'
import { faultOf, type Logger } from './logging.js'

const RETRY_AFTER_SECONDS = 3

/** Puts any error into the one error shape; what nobody foresaw is logged by kind and place, and answered without a detail. */
export const toErrorReply = (error: unknown, requestId: string, log: Logger) => {
  const known =
    error instanceof AppError
      ? error
      : new AppError(isDatabaseAway(error) ? 'database_unavailable' : 'internal')
  if (known.code === 'internal') log.error({ requestId, fault: faultOf(error) }, 'failed')
  const body: ErrorBody = { error: { code: known.code, message: known.message, requestId } }
  const headers: Record<string, string> = {
    'Cache-Control': 'no-store',
    ...(known.status === 503 ? { 'Retry-After': String(RETRY_AFTER_SECONDS) } : {}),
  }
  return { status: known.status, body, headers }
}
