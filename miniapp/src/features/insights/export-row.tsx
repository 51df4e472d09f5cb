import { openFigures } from '@/client/insights'
import type { FigurePage } from '../../../../api/_insights/vocabulary'
import type { Periods } from './period/use-period'
import { TakeAlong } from './take-along'

type ExportRowProps = { page: FigurePage; scope: string; periods: Periods }

/** Takes a page's figures along as a spreadsheet. */
export const ExportRow = ({ page, scope, periods: { period, on } }: ExportRowProps) => (
  <TakeAlong open={() => openFigures(page, scope, { period, on })} />
)
