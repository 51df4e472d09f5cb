import { shopDayOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { checkReach, instantsOfDays, storeScope } from '../scope.js'
import { cohortsOf } from './cohorts.js'
import type { RetentionAnswer, RetentionQuestion } from './contract.js'
import { lastDayOf, periodBefore, periodOf } from './periods.js'
import { readActivities } from './read-activities.js'

/**
 * Who of those that did something in a period came again in later ones, in a store or in all of them (null). Fails with
 * `invalid_request`.
 */
export const askRetention = async (
  ctx: MerchantContext,
  { storeId = null, ...question }: RetentionQuestion & { storeId?: string | null },
): Promise<RetentionAnswer> => {
  const scope = await storeScope(ctx, storeId)
  const { unit, periods } = question
  const last = periodOf(question.to ?? shopDayOf(ctx.now, scope.timeZone), unit)
  const all = Array.from({ length: periods }, (_, index) => periodBefore(last, unit, periods - 1 - index))
  const from = all[0] ?? last
  checkReach(ctx.now, { from, to: last })
  const span = instantsOfDays({ from, to: lastDayOf(last, unit) }, scope.timeZone)
  const { activities, before } = await readActivities(ctx, scope, { ...question, ...span })
  return { unit, cohorts: cohortsOf(activities, { ...question, periods: all, before }) }
}
