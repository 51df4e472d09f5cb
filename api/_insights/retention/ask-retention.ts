import { shopDayOf } from '../../_platform/clock.js'
import type { MerchantContext } from '../../_platform/context.js'
import { beginningAfter, beginningOf, lastDayOf } from '../periods.js'
import { checkReach, instantsOfDays, storeScope } from '../scope.js'
import { cohortsOf } from './cohorts.js'
import type { RetentionAnswer, RetentionQuestion } from './contract.js'
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
  const today = shopDayOf(ctx.now, scope.timeZone)
  const last = beginningOf(question.to ?? today, unit)
  const all = Array.from({ length: periods }, (_, index) => beginningAfter(last, unit, index + 1 - periods))
  const from = all[0] ?? last
  checkReach(ctx.now, { from, to: last })
  const span = instantsOfDays({ from, to: lastDayOf(last, unit) }, scope.timeZone)
  const { activities, before } = await readActivities(ctx, scope, { ...question, ...span })
  const cohorts = cohortsOf(activities, { ...question, periods: all, before })
  const isOver = (on: string) => beginningAfter(on, unit, 1) <= today
  return {
    unit,
    cohorts: cohorts.map(({ on, counts }, index) => ({
      ...{ on, counts, settled: 1 + all.slice(index + 1).filter(isOver).length },
    })),
  }
}
