import { watchStore } from '../../api/_insights/index.js'
import type { MerchantContext } from '../../api/_platform/context.js'
import { makeDueSummaries } from '../../api/_reports/index.js'
import { at, daysLater, weekdayOf } from './street/street.js'

/** So many weeks before the last one have their summary; each costs the first start a third of a second. */
const WEEKS_TOLD = 3
/** The last nights on which the stores were looked at, at as much each. */
const DAYS_WATCHED = 3
const EIGHT = 8 * 60
const CLOSING = 22 * 60

type Shop = Omit<MerchantContext, 'now'> & { storeIds: string[]; today: string; now: Date }

/**
 * What due work would have written as a demo shop’s weeks went by, before it was opened: called for each day in its order,
 * `morning` before anything happened and `night` after it. The last week, and today, are left to the first tick.
 */
export const lookingBack = ({ storeIds, today, now, ...shop }: Shop) => {
  const lastMonday = daysLater(today, 1 - weekdayOf(today))
  const asOf = (on: string, minute: number) => new Date(at(on, minute))
  return {
    morning: async (on: string) => {
      if (weekdayOf(on) !== 1 || on >= lastMonday || on < daysLater(lastMonday, -7 * WEEKS_TOLD)) return
      const ctx = { ...shop, now: asOf(on, EIGHT) }
      await makeDueSummaries(ctx, { weekOn: daysLater(on, -7), origin: null })
    },
    night: async (on: string) => {
      if (on < daysLater(today, -DAYS_WATCHED) || asOf(on, CLOSING) >= now) return
      for (const storeId of storeIds) await watchStore({ ...shop, now: asOf(on, CLOSING) }, storeId)
    },
  }
}
