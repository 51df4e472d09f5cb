import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Overview } from '@/client/insights'
import { Notice } from '@/components/notice'
import { RangeKey } from '@/components/range-bar'
import { RangeTile } from '@/components/range-tile'
import { BRAND, type FigureName } from '../../../../../api/_insights/vocabulary'
import { beforeWords, isCompared, sayStanding } from '../period/comparison-words'
import { AllFigures } from './all-figures'
import { DaysChart } from './days-chart'
import { OverviewRiver } from './overview-river'
import { TILES, tileOf } from './overview-words'

type Span = { from: string; to: string }

type OverviewFiguresProps = {
  overview: Overview
  onFigure(figure: FigureName, span: Span): void
  /** Stands between the pictures and the table of all figures. */
  children: ReactNode
}

/** The figures of a span: first those a manager asks for, then day by day, then how far people came, then all. */
export const OverviewFigures = ({ overview, onFigure, children }: OverviewFiguresProps) => {
  const { from, to, closed, figures } = overview
  const span = { from, to }
  return (
    <>
      {closed ? (
        <Notice icon="clock">{sayStanding(overview)}</Notice>
      ) : (
        <View className="row between">
          <View className="note">{sayStanding(overview)}</View>
          <RangeKey before={isCompared(overview) ? beforeWords(overview) : null} />
        </View>
      )}
      <View className="overview-board-tiles">
        {TILES.map((name) => (
          <RangeTile
            key={name}
            {...tileOf(name, figures[name], overview)}
            onTap={() => onFigure(name, span)}
          />
        ))}
      </View>
      {overview.days.length > 1 && (
        <DaysChart overview={overview} onDay={(figure, on) => onFigure(figure, { from: on, to: on })} />
      )}
      <OverviewRiver river={overview.river} scope={overview.storeId ?? BRAND} />
      {children}
      <AllFigures overview={overview} onFigure={(figure) => onFigure(figure, span)} />
    </>
  )
}
