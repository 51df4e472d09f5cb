import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import type { ChannelDetail } from '@/client/channels'
import { Card } from '@/components/card'
import { Figures } from '@/components/figures'
import { ListRow } from '@/components/list-row'
import { monthDay } from '@/words/days'
import { yuan } from '@/words/money'
import { sayPastDay } from '@/words/past'
import './channel-board.scss'
import { FigureTable } from '@/components/figure-table'
import { grouped } from '@/words/figures'
import { ChannelEnding } from './channel-ending'
import { dailyDrawn, eachItems, spanWords, stagesOf } from './channel-words'
import { Chart } from './chart/chart'
import { CostSheet } from './cost-sheet'
import { Folded } from './folded'

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
  const drawn = useMemo(() => dailyDrawn(daily), [daily])
  const said = daily.filter(({ visitors }) => visitors > 0)
  return (
    <Card className="channel-board-chart">
      <View className="strong">每天来逛</View>
      <Chart
        words={
          said.length > 0
            ? said.map(({ on, visitors }) => `${monthDay(on)} ${visitors} 位`).join('，')
            : '这些天还没有人扫'
        }
        drawn={drawn}
      />
      <Folded words={`${daily.length} 天的数`} open={false}>
        <FigureTable
          head={['日子', '位']}
          rows={[...daily].reverse().map(({ on, visitors }) => ({
            key: on,
            words: monthDay(on),
            figures: [grouped(visitors)],
          }))}
        />
      </Folded>
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
