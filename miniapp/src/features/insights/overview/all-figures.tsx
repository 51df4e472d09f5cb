import { View } from '@tarojs/components'
import type { Overview } from '@/client/insights'
import { Card } from '@/components/card'
import { FigureTable } from '@/components/figure-table'
import { FIGURES, type FigureName } from '../../../../../api/_insights/vocabulary'
import { beforeWords } from '../period/comparison-words'
import { sayCell, sayUsual } from './overview-words'

type AllFiguresProps = { overview: Overview; onFigure(figure: FigureName): void }

/** Every figure of the span exactly, beside the span before and what is usual. */
export const AllFigures = ({ overview, onFigure }: AllFiguresProps) => (
  <>
    <View className="section">每个数</View>
    <Card listed>
      <FigureTable
        head={['', '这段', beforeWords(overview), '平常']}
        rows={(Object.keys(FIGURES) as FigureName[]).map((name) => ({
          key: name,
          words: FIGURES[name].unit === '元' ? `${FIGURES[name].words}（元）` : FIGURES[name].words,
          figures: [
            sayCell(overview.figures[name].now, name),
            sayCell(overview.figures[name].before, name),
            sayUsual(overview.figures[name].usual, name),
          ],
          onTap: () => onFigure(name),
        }))}
      />
    </Card>
  </>
)
