import { View } from '@tarojs/components'
import { useState } from 'react'
import { getPulse, type Pulse } from '@/client/insights'
import { useApi } from '@/client/use-api'
import { Card } from '@/components/card'
import { LineChart } from '@/components/line-chart'
import { ListRow } from '@/components/list-row'
import { Loaded } from '@/components/loaded'
import { River } from '@/components/river'
import { Segments } from '@/components/segments'
import { Tile } from '@/components/tile'
import { openPage } from '@/platform/navigation'
import { weekday } from '@/words/days'
import { changeOf, grouped, spanWords, TILES } from './figures'
import { RIVER, reachesOf } from './funnel-geometry'
import { CHART, linePath, pointsOf } from './line-geometry'
import './pulse-board.scss'

type Period = 'today' | 'week'

const PERIODS: { key: Period; words: string }[] = [
  { key: 'today', words: '今天' },
  { key: 'week', words: '7 天' },
]

/** A store in figures: today or the last seven days. */
export const PulseBoard = ({ storeId }: { storeId: string }) => {
  const [period, choose] = useState<Period>('week')
  return (
    <View className="pulse-board">
      <View className="row between">
        <View className="title">经营</View>
        <View className="pulse-board-periods">
          <Segments<Period> items={PERIODS} chosen={period} onChoose={choose} />
        </View>
      </View>
      <PulseOf key={period} storeId={storeId} period={period} />
    </View>
  )
}

const PulseOf = ({ storeId, period }: { storeId: string; period: Period }) => {
  const pulse = useApi(`pulse ${storeId} ${period}`, () => getPulse(storeId, period))
  return (
    <Loaded answer={pulse} blocks={[184, 160, 180]}>
      {(data) => (
        <>
          <View className="note">{spanWords(data)}</View>
          <View className="pulse-board-tiles">
            {TILES.map(({ name, words, unit }) => (
              <Tile
                key={name}
                words={words}
                figure={grouped(data.figures[name].now)}
                unit={unit}
                change={changeOf(data.figures[name])}
              />
            ))}
          </View>
          {data.daily.length > 1 && <DailyVisits daily={data.daily} />}
          <Funnel funnel={data.funnel} period={period} />
          <Card listed>
            <ListRow
              icon="scan"
              words="客人从哪里来"
              detail="海报、桌贴的码"
              onTap={() => openPage('channels', { storeId })}
            />
          </Card>
        </>
      )}
    </Loaded>
  )
}

const DailyVisits = ({ daily }: Pick<Pulse, 'daily'>) => {
  const points = pointsOf(daily)
  const labels = daily.map(({ on }, index) => (index === daily.length - 1 ? '今天' : weekday(on)))
  return (
    <Card className="pulse-board-chart">
      <View className="strong">每天到店</View>
      <LineChart
        words={daily
          .map(({ open, visits }, index) => `${labels[index]} ${open ? `${visits} 位` : '歇业'}`)
          .join('，')}
        width={CHART.width}
        height={CHART.height}
        ground={CHART.height - CHART.bottom}
        path={linePath(points)}
        points={points.map(({ on, x, y, open, visits }, index) => ({
          key: on,
          x,
          y,
          label: labels[index] ?? '',
          figure: open ? grouped(visits) : null,
          last: index === points.length - 1,
        }))}
      />
    </Card>
  )
}

const Funnel = ({ funnel, period }: Pick<Pulse, 'funnel'> & { period: Period }) => {
  const since = period === 'today' ? '今天' : '近 7 天'
  return (
    <Card className="pulse-board-funnel">
      <View className="strong pulse-board-head">从路过到熟客</View>
      {funnel.visitors === 0 ? (
        <View className="note pulse-board-head">{`${since}还没有人来逛。把店里的码摆到桌上，来逛的人会出现在这里。`}</View>
      ) : (
        <River
          width={RIVER.width}
          height={RIVER.height}
          reaches={reachesOf(funnel).map(({ name, words, count, kept, path, top, holdsNumber }, index) => ({
            name,
            words,
            count: grouped(count),
            kept: index === 0 ? since : kept === null ? '–' : `留下 ${kept}%`,
            path,
            top: top / RIVER.height,
            holdsNumber,
          }))}
        />
      )}
    </Card>
  )
}
