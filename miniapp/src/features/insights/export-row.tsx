import { openFigures } from '@/client/insights'
import type { FigurePage } from '../../../../api/_insights/vocabulary'
import { comparedSpans } from './period/period'
import type { Periods } from './period/use-period'
import { TakeAlong } from './take-along'

type ExportRowProps = { page: FigurePage; scope: string; periods: Periods }

/** Takes a page's figures along as a spreadsheet. */
export const ExportRow = ({ page, scope, periods: { period, on, today } }: ExportRowProps) => {
  const span = comparedSpans(period, on, today).now
  return <TakeAlong open={() => openFigures(page, scope, { period, on, ...span })} />
}
