import { View } from '@tarojs/components'
import { openFigures } from '@/client/insights'
import { useCommand } from '@/client/use-command'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import type { FigurePage } from '../../../../api/_insights/vocabulary'
import type { Periods } from './period/use-period'

type ExportRowProps = { page: FigurePage; scope: string; periods: Periods }

/** Takes a page's figures along as a spreadsheet. */
export const ExportRow = ({ page, scope, periods: { period, on } }: ExportRowProps) => {
  const { run, busy, fault } = useCommand((_, __: null) => openFigures(page, scope, { period, on }))
  return (
    <View className="stack-snug">
      {fault && (
        <Notice icon="again" tone="warn">
          {fault.message}
        </Notice>
      )}
      <Button kind="side" wide busy={busy} onTap={() => run(null)}>
        存成表格
      </Button>
    </View>
  )
}
