import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ChannelDetail } from '@/client/channels'
import { Card } from '@/components/card'
import { Figures } from '@/components/figures'
import { LineChart } from '@/components/line-chart'
import { ListRow } from '@/components/list-row'
import { monthDay } from '@/words/days'
import { yuan } from '@/words/money'
import { sayPastDay } from '@/words/past'
import { ChannelEnding } from './channel-ending'
import { dailyPoints, eachItems, spanWords, stagesOf } from './channel-words'
import { CostSheet } from './cost-sheet'
import { CHART, linePath, pointsOf } from './line-geometry'

/** What one channel brought and cost, and what can be done with it. */
export const ChannelBoard = ({ channel, today }: { channel: ChannelDetail; today: string }) => (
  <View className="stack">
    <View className="note">{spanWords(channel)}</View>
    <Card>
      <Figures items={stagesOf(channel.figures)} />
    </Card>
    <DailyVisitors daily={channel.daily} />
    <Costs channel={channel} today={today} />
    <ChannelEnding channel={channel} />
  </View>
)

const DailyVisitors = ({ daily }: Pick<ChannelDetail, 'daily'>) => {
  const days = dailyPoints(daily)
  const points = pointsOf(days)
  const said = daily.filter(({ visitors }) => visitors > 0)
  return (
    <Card className="pulse-board-chart">
      <View className="strong">每天来逛</View>
      <LineChart
        words={
          said.length > 0
            ? said.map(({ on, visitors }) => `${monthDay(on)} ${visitors} 位`).join('，')
            : '这些天还没有人扫'
        }
        width={CHART.width}
        height={CHART.height}
        ground={CHART.height - CHART.bottom}
        path={linePath(points)}
        points={points.map(({ on, x, y }, index) => ({
          ...{ key: on, x, y, last: index === points.length - 1 },
          figure: days[index]?.figure ?? '',
          label: days[index]?.label ?? '',
        }))}
      />
    </Card>
  )
}

const Costs = ({ channel, today }: { channel: ChannelDetail; today: string }) => {
  const [on, setOn] = useState<string>()
  const { costs, figures } = channel
  return (
    <>
      <View className="row between">
        <View className="section">花费</View>
        <View className="note">{figures.costFen > 0 ? `共 ¥${yuan(figures.costFen)}` : '还没记过'}</View>
      </View>
      {figures.costFen > 0 && (
        <Card>
          <Figures small items={eachItems(channel)} />
        </Card>
      )}
      <Card listed>
        <ListRow icon="plus" words="记一笔花费" onTap={() => setOn(today)} />
        {[...costs].reverse().map((cost) => (
          <ListRow
            key={cost.on}
            words={sayPastDay(cost.on, today)}
            detail={`¥${yuan(cost.amountFen)}`}
            onTap={() => setOn(cost.on)}
          />
        ))}
      </Card>
      {on && <CostSheet channel={channel} today={today} on={on} onClose={() => setOn(undefined)} />}
    </>
  )
}
