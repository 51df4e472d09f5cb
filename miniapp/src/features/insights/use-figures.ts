import {
  getBrandOverview,
  getCoupons,
  getDishes,
  getMembers,
  getOverview,
  type Span,
} from '@/client/insights'
import { useApi } from '@/client/use-api'
import { comparedSpans } from './period/period'
import type { Periods } from './period/use-period'

type Spanned = Pick<Periods, 'period' | 'on'>

const keyOf = (page: string, scope: string, { period, on }: Spanned) => `${page} ${scope} ${period} ${on}`
const toSpan = ({ period, on }: Spanned) => ({ period, on })

export const useOverview = (storeId: string, periods: Spanned) =>
  useApi(keyOf('overview', storeId, periods), () => getOverview(storeId, toSpan(periods)))

/** All stores together, for owners. */
export const useBrandOverview = (periods: Spanned) =>
  useApi(keyOf('overview', 'brand', periods), () => getBrandOverview(toSpan(periods)))

/** The days of a period that have come are what these are asked for. */
const useSpan = <T>(
  page: string,
  scope: string,
  periods: Periods,
  get: (scope: string, span: Span) => Promise<T>,
) => {
  const { from, to } = comparedSpans(periods.period, periods.on, periods.today).now
  return useApi(`${page} ${scope} ${from} ${to}`, () => get(scope, { from, to }))
}

export const useCoupons = (scope: string, periods: Periods) =>
  useSpan('coupon-figures', scope, periods, getCoupons)

export const useDishes = (scope: string, periods: Periods) =>
  useSpan('dish-figures', scope, periods, getDishes)

export const useMembers = (scope: string, periods: Periods) =>
  useSpan('member-figures', scope, periods, getMembers)
