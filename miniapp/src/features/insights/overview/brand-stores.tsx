import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BrandOverview } from '@/client/insights'
import { Card } from '@/components/card'
import { FigureTable } from '@/components/figure-table'
import { ListRow } from '@/components/list-row'
import { Sheet } from '@/components/sheet'
import { figureInWords } from '@/words/figures'
import { FIGURES, type FigureName } from '../../../../../api/_insights/vocabulary'
import { openRows } from '../rows/open-rows'
import { OverviewFigures } from './overview-figures'
import { sayCell, storesBy } from './overview-words'

type BrandStoresProps = { overview: BrandOverview; onStore(storeId: string): void }
type Asked = { figure: FigureName; span: { from: string; to: string } }

/** All stores together, then each in a row; a figure is opened in one of them. */
export const BrandStores = ({ overview, onStore }: BrandStoresProps) => {
  const [asked, setAsked] = useState<Asked>()
  return (
    <>
      <OverviewFigures overview={overview} onFigure={(figure, span) => setAsked({ figure, span })} />
      <View className="section">每家店</View>
      <Card listed>
        <FigureTable
          head={['', '来逛', '到店', '又来了', '核销']}
          rows={storesBy(overview, 'visits').map(({ storeId, name, closed, figures }) => ({
            key: storeId,
            words: name,
            detail: closed ? '歇业' : undefined,
            figures: (['visitors', 'visits', 'returns', 'redemptions'] as const).map((figure) =>
              sayCell(figures[figure].now, figure),
            ),
            onTap: () => onStore(storeId),
          }))}
        />
      </Card>
      {asked && (
        <Sheet open title={`${FIGURES[asked.figure].words}，看哪家店的`} onClose={() => setAsked(undefined)}>
          <View>
            {storesBy(overview, asked.figure).map(({ storeId, name, figures }) => (
              <ListRow
                key={storeId}
                icon="shop"
                words={name}
                detail={figureInWords(figures[asked.figure].now, FIGURES[asked.figure].unit)}
                onTap={() => openRows({ storeId, figure: asked.figure, ...asked.span })}
              />
            ))}
          </View>
        </Sheet>
      )}
    </>
  )
}
