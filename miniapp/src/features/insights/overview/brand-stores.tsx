import { View } from '@tarojs/components'
import type { BrandOverview } from '@/client/insights'
import { Card } from '@/components/card'
import { FigureTable } from '@/components/figure-table'
import { sayCell, storesBy } from './overview-words'

type BrandStoresProps = { overview: BrandOverview; onStore(storeId: string): void }

/** Each store in a row; a tap looks at one alone. */
export const BrandStores = ({ overview, onStore }: BrandStoresProps) => (
  <>
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
  </>
)
