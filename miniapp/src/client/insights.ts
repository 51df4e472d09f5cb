import type {
  BrandOverview,
  CouponFigures,
  DishFigures,
  MemberFigures,
  Overview,
} from '../../../api/_insights/figures/contract'
import type { Period } from '../../../api/_insights/vocabulary'
import { read } from './call'

export type {
  BrandOverview,
  CouponFigures,
  DishFigures,
  MemberFigures,
  Overview,
} from '../../../api/_insights/figures/contract'

/** A day, a week or a month, by a day in it. */
export type Spanned = { period: Period; on: string }

export const getOverview = (storeId: string, spanned: Spanned) =>
  read<Overview>(`/stores/${storeId}/overview`, spanned)

/** All stores together; for owners. */
export const getBrandOverview = (spanned: Spanned) => read<BrandOverview>('/overview', spanned)

export const getCoupons = (storeId: string, spanned: Spanned) =>
  read<CouponFigures>(`/stores/${storeId}/coupons`, spanned)

export const getDishes = (storeId: string, spanned: Spanned) =>
  read<DishFigures>(`/stores/${storeId}/dishes`, spanned)

export const getMembers = (storeId: string, spanned: Spanned) =>
  read<MemberFigures>(`/stores/${storeId}/members`, spanned)
