import { openFile } from '@/platform/files'
import { authorized } from '@/platform/session'
import type {
  BrandOverview,
  CouponFigures,
  DishFigures,
  MemberFigures,
  Overview,
} from '../../../api/_insights/figures/contract'
import type { FigurePage, Period, RowFigure } from '../../../api/_insights/vocabulary'
import { FIGURE_PAGES } from '../../../api/_insights/vocabulary'
import type { FigureRows, FigureRowsQuery } from '../../../api/_reports/figures/contract'
import { read } from './call'
import { scopePath } from './scope'

export type {
  BrandOverview,
  Comparison,
  CouponFigures,
  DishFigures,
  MemberFigures,
  Overview,
} from '../../../api/_insights/figures/contract'
export type { FigureRows } from '../../../api/_reports/figures/contract'

/** A day, a week or a month, by a day in it. */
export type Spanned = { period: Period; on: string }

export const getOverview = (storeId: string, spanned: Spanned) =>
  read<Overview>(`/stores/${storeId}/overview`, spanned)

/** All stores together, and each; for owners. */
export const getBrandOverview = (spanned: Spanned) => read<BrandOverview>('/overview', spanned)

export const getCoupons = (scope: string, spanned: Spanned) =>
  read<CouponFigures>(`${scopePath(scope)}/coupon-figures`, spanned)

export const getDishes = (scope: string, spanned: Spanned) =>
  read<DishFigures>(`${scopePath(scope)}/dish-figures`, spanned)

export const getMembers = (scope: string, spanned: Spanned) =>
  read<MemberFigures>(`${scopePath(scope)}/member-figures`, spanned)

/** The rows that a figure counts, one page. */
export const listFigureRows = (
  scope: string,
  figure: RowFigure,
  query: Pick<FigureRowsQuery, 'from' | 'to' | 'about' | 'staffId' | 'cursor'>,
) => read<FigureRows>(`${scopePath(scope)}/figures/${figure}/rows`, query)

/** Fetches a page of figures as a spreadsheet and opens it where the phone opens them. */
export const openFigures = (page: FigurePage, scope: string, { period, on }: Spanned) =>
  authorized((token) => {
    const query = `page=${page}&period=${period}&on=${on}`
    const path = `/api${scopePath(scope)}/figure-sheet?${query}`
    return openFile(path, token, `${FIGURE_PAGES[page]} ${on}.xlsx`)
  })
