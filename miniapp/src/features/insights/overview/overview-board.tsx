import { View } from '@tarojs/components'
import { Loaded } from '@/components/loaded'
import { PeriodBar } from '../period/period-bar'
import type { Periods } from '../period/use-period'
import { useBrandOverview, useOverview } from '../use-figures'
import { BrandStores } from './brand-stores'
import './overview-board.scss'
import { OverviewFigures } from './overview-figures'
import { openRows } from '../rows/open-rows'

const BLOCKS = [20, 320, 190, 190]

/** A store in figures, over a day, a week or a month. */
export const OverviewBoard = ({ storeId, periods }: { storeId: string; periods: Periods }) => {
  const answer = useOverview(storeId, periods)
  return (
    <View className="overview-board">
      <PeriodBar title="经营" periods={periods} />
      <Loaded answer={answer} blocks={BLOCKS}>
        {(overview) => (
          <OverviewFigures
            overview={overview}
            storeId={storeId}
            onFigure={(figure, span) => openRows({ storeId, figure, ...span })}
          />
        )}
      </Loaded>
    </View>
  )
}

type BrandBoardProps = { periods: Periods; onStore(storeId: string): void }

/** All stores in figures, together and each. */
export const BrandBoard = ({ periods, onStore }: BrandBoardProps) => {
  const answer = useBrandOverview(periods)
  return (
    <View className="overview-board">
      <PeriodBar title="经营" periods={periods} />
      <Loaded answer={answer} blocks={BLOCKS}>
        {(overview) => <BrandStores overview={overview} onStore={onStore} />}
      </Loaded>
    </View>
  )
}
