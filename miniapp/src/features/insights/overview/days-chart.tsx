import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import type { Overview } from '@/client/insights'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { FigureTable } from '@/components/figure-table'
import { FIGURES, type FigureName } from '../../../../../api/_insights/vocabulary'
import { Chart } from '../chart/chart'
import { Folded } from '../folded'
import { CHARTED, daysDrawn, dayWords, sayCell, sayDays, sayUsual } from './overview-words'

type DaysChartProps = { overview: Overview; onDay(figure: FigureName, on: string): void }

/** One figure day by day beside what is usual of each weekday, and the same as a table. */
export const DaysChart = ({ overview: { days, today }, onDay }: DaysChartProps) => {
  const [name, setName] = useState<FigureName>('visits')
  const drawn = useMemo(() => daysDrawn(days, name, today), [days, name, today])
  const { words, unit } = FIGURES[name]
  return (
    <Card className="overview-board-chart">
      <View className="row between">
        <View className="strong">{`每天${words}`}</View>
        <View className="overview-board-key">
          <View className="overview-board-band" />
          平常的范围
        </View>
      </View>
      <Chips<FigureName> label="看哪个数" items={CHARTED} chosen={name} onChoose={setName} />
      <Chart words={sayDays(days, name, today)} drawn={drawn} />
      <Folded words={`${days.length} 天的数`} open={days.length <= 7}>
        <FigureTable
          head={['日子', unit, '平常']}
          rows={[...days].reverse().map(({ on, open, closure, figures }) => ({
            key: on,
            words: dayWords(on, today),
            detail: open ? undefined : (closure ?? '歇业'),
            figures: [sayCell(figures[name].value, name), sayUsual(figures[name].usual, name)],
            onTap: () => onDay(name, on),
          }))}
        />
      </Folded>
    </Card>
  )
}
