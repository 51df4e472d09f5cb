import { getBrandOverview, getCoupons, getDishes, getMembers, getOverview } from '@/client/insights'
import { useApi } from '@/client/use-api'
import type { Periods } from './period/use-period'

type Spanned = Pick<Periods, 'period' | 'on'>

const keyOf = (page: string, storeId: string, { period, on }: Spanned) => `${page} ${storeId} ${period} ${on}`
const toSpan = ({ period, on }: Spanned) => ({ period, on })

export const useOverview = (storeId: string, periods: Spanned) =>
  useApi(keyOf('overview', storeId, periods), () => getOverview(storeId, toSpan(periods)))

/** All stores together, for owners. */
export const useBrandOverview = (periods: Spanned) =>
  useApi(keyOf('overview', 'brand', periods), () => getBrandOverview(toSpan(periods)))

export const useCoupons = (storeId: string, periods: Spanned) =>
  useApi(keyOf('coupons', storeId, periods), () => getCoupons(storeId, toSpan(periods)))

export const useDishes = (storeId: string, periods: Spanned) =>
  useApi(keyOf('dish-figures', storeId, periods), () => getDishes(storeId, toSpan(periods)))

export const useMembers = (storeId: string, periods: Spanned) =>
  useApi(keyOf('member-figures', storeId, periods), () => getMembers(storeId, toSpan(periods)))
