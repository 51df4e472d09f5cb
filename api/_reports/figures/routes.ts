import * as z from 'zod'
import { StoreId } from '../../_platform/contract.js'
import { fileRead, read } from '../../_platform/route.js'
import { spreadsheet } from '../exporting/write-sheets.js'
import { FigureRows, FigureRowsQuery, FigureSheetQuery, RowFigureName } from './contract.js'
import { exportFigures } from './export-figures.js'
import { listFigureRows } from './list-figure-rows.js'

export const figureReportRoutes = [
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/figures/{figure}/rows',
      summary: '一个数是怎么来的',
      params: z.object({ storeId: StoreId, figure: RowFigureName }),
      query: FigureRowsQuery,
      reply: FigureRows,
    },
    listFigureRows,
  ),
  read(
    {
      access: 'owner',
      path: '/figures/{figure}/rows',
      summary: '所有店的一个数是怎么来的',
      params: z.object({ figure: RowFigureName }),
      query: FigureRowsQuery,
      reply: FigureRows,
    },
    listFigureRows,
  ),
  fileRead(
    {
      access: 'manager',
      path: '/stores/{storeId}/figure-sheet',
      summary: '把一页数带走',
      params: z.object({ storeId: StoreId }),
      query: FigureSheetQuery,
      file: spreadsheet('店里的数'),
    },
    exportFigures,
  ),
  fileRead(
    {
      access: 'owner',
      path: '/figure-sheet',
      summary: '把所有店的一页数带走',
      query: FigureSheetQuery,
      file: spreadsheet('所有店的数'),
    },
    exportFigures,
  ),
]
