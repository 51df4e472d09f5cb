import { View } from '@tarojs/components'
import type { Overview } from '@/client/insights'
import { Card } from '@/components/card'
import { FigureTable } from '@/components/figure-table'
import { FIGURES, type FigureName } from '../../../../../api/_insights/vocabulary'
import { BEFORE_WORDS } from '../period/period'
import { sayCell, sayUsual } from './overview-words'

type AllFiguresProps = { overview: Overview; onFigure(figure: FigureName): void }

/** Every figure of the span exactly, beside the span before and what is usual. */
export const AllFigures = ({ overview: { figures, period }, onFigure }: AllFiguresProps) => (
  <>
    <View className="section">每个数</View>
    <Card listed>
      <FigureTable
        head={['', '这段', BEFORE_WORDS[period], '平常']}
        rows={(Object.keys(FIGURES) as FigureName[]).map((name) => ({
          key: name,
          words: FIGURES[name].unit === '元' ? `${FIGURES[name].words}（元）` : FIGURES[name].words,
          figures: [
            sayCell(figures[name].now, name),
            sayCell(figures[name].before, name),
            sayUsual(figures[name].usual, name),
          ],
          onTap: () => onFigure(name),
        }))}
      />
    </Card>
  </>
)
