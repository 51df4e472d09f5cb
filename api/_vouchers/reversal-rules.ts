import { shopDayOf } from '../_platform/clock.js'
import type { ErrorCode } from '../_platform/errors.js'

const CLERKS_MINUTES = 10

type Standing = { ownerId: string; redeemedBy: string; redeemedAt: Date; reversedAt: Date | null }
type Till = { actorId: string; isManager: boolean; now: Date; timeZone: string }

/** Whether a redemption can be taken back: by the clerk who did it within ten minutes, by a manager on the same shop day; never by whose voucher it is. */
export const decideReversal = (
  { ownerId, redeemedBy, redeemedAt, reversedAt }: Standing,
  { actorId, isManager, now, timeZone }: Till,
): 'reversible' | { refused: ErrorCode } => {
  if (reversedAt) return { refused: 'redemption_reversed' }
  if (ownerId === actorId) return { refused: 'own_redemption' }
  const isFresh = now.getTime() - redeemedAt.getTime() <= CLERKS_MINUTES * 60_000
  if (isFresh && redeemedBy === actorId) return 'reversible'
  if (isManager)
    return shopDayOf(redeemedAt, timeZone) === shopDayOf(now, timeZone)
      ? 'reversible'
      : { refused: 'reversal_day_over' }
  return { refused: redeemedBy === actorId ? 'reversal_too_late' : 'reversal_not_yours' }
}
