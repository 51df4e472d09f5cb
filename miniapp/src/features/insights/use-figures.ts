import {
  getBrandOverview,
  getCoupons,
  getDishes,
  getMembers,
  getOverview,
  type Spanned,
} from '@/client/insights'
import { useApi } from '@/client/use-api'

const useSpanned = <T>(
  page: string,
  scope: string,
  { period, on }: Spanned,
  get: (scope: string, spanned: Spanned) => Promise<T>,
) => useApi(`${page} ${scope} ${period} ${on}`, () => get(scope, { period, on }))

export const useOverview = (storeId: string, periods: Spanned) =>
  useSpanned('overview', storeId, periods, getOverview)

/** All stores together, for owners. */
export const useBrandOverview = (periods: Spanned) =>
  useSpanned('overview', 'brand', periods, (_, spanned) => getBrandOverview(spanned))

export const useCoupons = (scope: string, periods: Spanned) =>
  useSpanned('coupon-figures', scope, periods, getCoupons)

export const useDishes = (scope: string, periods: Spanned) =>
  useSpanned('dish-figures', scope, periods, getDishes)

export const useMembers = (scope: string, periods: Spanned) =>
  useSpanned('member-figures', scope, periods, getMembers)
