import * as z from 'zod'
import { PeriodQuery } from '../../_insights/figures/contract.js'
import { FIGURE_PAGES, type FigurePage, ROW_FIGURES } from '../../_insights/vocabulary.js'
import {
  DishId,
  Instant,
  OfferId,
  PageQuery,
  PersonId,
  pageOf,
  ShopDay,
  StaffId,
  StoreId,
} from '../../_platform/contract.js'

export const RowFigureName = z.enum(ROW_FIGURES)

export const FigureRowsQuery = z.object({
  from: ShopDay.optional(),
  to: ShopDay.optional(),
  about: z.union([OfferId, DishId]).optional().meta({ description: 'Of one offer or dish alone.' }),
  staffId: StaffId.optional().meta({ description: 'Redeemed by one member of staff alone.' }),
  ...PageQuery.shape,
})
export type FigureRowsQuery = z.infer<typeof FigureRowsQuery>

const BehindFigure = z
  .object({
    id: z.string(),
    storeId: StoreId,
    on: ShopDay,
    at: Instant.nullable().meta({ description: 'Null where only the day is known.' }),
    who: z
      .object({ personId: PersonId, name: z.string().nullable(), phoneTail: z.string().nullable() })
      .nullable()
      .meta({ description: 'Null for a phone that nobody signed in on, and for who has no profile.' }),
    what: z.string().nullable().meta({ description: 'The booking, the offer, the dish it was, to read.' }),
    value: z.int().meta({ description: 'What it adds to the figure: 1, guests, or fen.' }),
  })
  .meta({ id: 'BehindFigure' })

export const FigureRows = pageOf(BehindFigure).meta({ id: 'FigureRows' })
export type FigureRows = z.infer<typeof FigureRows>

export const FigureSheetQuery = z.object({
  page: z.enum(Object.keys(FIGURE_PAGES) as [FigurePage, ...FigurePage[]]),
  ...PeriodQuery.shape,
})
export type FigureSheetQuery = z.infer<typeof FigureSheetQuery>
