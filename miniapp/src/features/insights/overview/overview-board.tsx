import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Overview } from '@/client/insights'
import { Loaded } from '@/components/loaded'
import { BRAND } from '../../../../../api/_insights/vocabulary'
import { ExportRow } from '../export-row'
import { PeriodBar } from '../period/period-bar'
import { type Periods, usePeriod } from '../period/use-period'
import { openRows } from '../rows/open-rows'
import { useBrandOverview, useOverview } from '../use-figures'
import { BrandStores } from './brand-stores'
import { MorePages } from './more-pages'
import './overview-board.scss'
import { OverviewFigures } from './overview-figures'

const BLOCKS = [20, 300, 190, 190]

type OverviewBoardProps = {
  storeId: string
  today: string
  /** All stores at once, for owners. */
  all: boolean
  /** Looks at one of them. */
  onStore(storeId: string): void
  /** Stands above the figures. */
  children?: ReactNode
}

/** A store in figures, or all of them, over a day, a week or a month. */
export const OverviewBoard = ({ storeId, today, all, onStore, children }: OverviewBoardProps) => {
  const periods = usePeriod(today)
  return (
    <View className="overview-board">
      <PeriodBar title="经营" periods={periods} />
      {children}
      {all ? (
        <OfBrand periods={periods} onStore={onStore} />
      ) : (
        <OfStore storeId={storeId} periods={periods} />
      )}
    </View>
  )
}

const OfStore = ({ storeId, periods }: { storeId: string; periods: Periods }) => (
  <Loaded answer={useOverview(storeId, periods)} blocks={BLOCKS}>
    {(overview) => <Figures overview={overview} scope={storeId} periods={periods} />}
  </Loaded>
)

type OfBrandProps = { periods: Periods; onStore(storeId: string): void }

const OfBrand = ({ periods, onStore }: OfBrandProps) => (
  <Loaded answer={useBrandOverview(periods)} blocks={BLOCKS}>
    {(overview) => (
      <>
        <BrandStores overview={overview} onStore={onStore} />
        <Figures overview={overview} scope={BRAND} periods={periods} />
      </>
    )}
  </Loaded>
)

type FiguresProps = { overview: Overview; scope: string; periods: Periods }

const Figures = ({ overview, scope, periods }: FiguresProps) => (
  <>
    <OverviewFigures
      overview={overview}
      onFigure={(figure, span) => openRows({ storeId: scope, figure, ...span })}
    >
      <MorePages scope={scope} periods={periods} />
    </OverviewFigures>
    <ExportRow page="overview" scope={scope} periods={periods} />
  </>
)
