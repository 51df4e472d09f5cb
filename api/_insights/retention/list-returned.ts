import type { MerchantContext } from '../../_platform/context.js'
import { beginningAfter, beginningOf, lastDayOf } from '../periods.js'
import { checkReach, instantsOfDays, storeScope } from '../scope.js'
import { membersOf } from './cohorts.js'
import type { RetentionCell, RetentionQuestion } from './contract.js'
import { readActivities } from './read-activities.js'

type Wish = RetentionCell & Pick<RetentionQuestion, 'target' | 'returning' | 'kind' | 'atLeast'>

/**
 * The pseudonyms of a cohort's people who came again so many periods after it, or did not, and when that was, or when they
 * did what put them there; the latest first. Fails with `invalid_request`.
 */
export const listReturned = async (
  ctx: MerchantContext,
  { storeId = null, unit, on, after, who: wanted, ...question }: Wish & { storeId?: string | null },
): Promise<{ who: string; at: Date }[]> => {
  const scope = await storeScope(ctx, storeId)
  const from = beginningOf(on, unit)
  const later = beginningAfter(from, unit, after)
  checkReach(ctx.now, { from, to: from })
  const span = instantsOfDays({ from, to: lastDayOf(later, unit) }, scope.timeZone)
  const { activities, before } = await readActivities(ctx, scope, { ...question, unit, ...span })
  const { cohorts, returned } = membersOf(activities, { ...question, periods: [from, later], before })
  const again = after > 0 ? returned.get(later) : undefined
  return (cohorts.get(from) ?? [])
    .filter(({ who }) => !again || again.has(who) === (wanted === 'came'))
    .map(({ who, targetAt }) => ({ who, at: new Date(again?.get(who)?.returnedAt ?? targetAt ?? 0) }))
    .sort((one, other) => other.at.getTime() - one.at.getTime())
}
