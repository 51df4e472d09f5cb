import { View } from '@tarojs/components'
import { useMemo } from 'react'
import type { ChannelList as Channels } from '@/client/channels'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { FigureTable } from '@/components/figure-table'
import { Figures } from '@/components/figures'
import { Loaded } from '@/components/loaded'
import { Pill } from '@/components/pill'
import { StageBar } from '@/components/stage-bar'
import { Tag } from '@/components/tag'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import { grouped } from '@/words/figures'
import './channel-list.scss'
import {
  costWords,
  kindWords,
  mostVisitors,
  sayMore,
  sayWays,
  stagesOf,
  visitorsBefore,
  waysDrawn,
  waysOf,
} from './channel-words'
import { Chart } from './chart/chart'
import { ChartKey } from './chart/chart-key'
import { ExportRow } from './export-row'
import { BEFORE_WORDS, comparedSpans } from './period/period'
import { PeriodBar } from './period/period-bar'
import { type FirstPeriod, usePeriod } from './period/use-period'
import { useChannels } from './use-channels'

type ChannelListProps = { storeId: string; today: string; first?: FirstPeriod }

/** Where a store's guests come from: by the codes it made, and without one. */
export const ChannelList = ({ storeId, today, first }: ChannelListProps) => {
  const periods = usePeriod(today, first)
  const spans = comparedSpans(periods.period, periods.on, today)
  const answer = useChannels(storeId, spans.now)
  const before = useChannels(storeId, spans.before)
  return (
    <View className="stack-snug">
      <PeriodBar title="来源" periods={periods} />
      <Loaded answer={answer} blocks={[20, 220, 136, 136]} besideMain>
        {(list) => (
          <>
            <View className="note">粉丝、会员和到店，算给之前最后扫的那张码。</View>
            <Ways list={list} before={before.data} earlier={BEFORE_WORDS[periods.period]} />
            <Made list={list} storeId={storeId} />
            <ExportRow page="channels" scope={storeId} periods={periods} />
          </>
        )}
      </Loaded>
    </View>
  )
}

type WaysProps = { list: Channels; before: Channels | undefined; earlier: string }

const Ways = ({ list, before, earlier }: WaysProps) => {
  const ways = useMemo(() => waysOf(list), [list])
  const known = useMemo(() => visitorsBefore(before), [before])
  const drawn = useMemo(() => waysDrawn(ways, known), [ways, known])
  if (ways.every(({ figures }) => figures.visitors + figures.fans + figures.members + figures.visits === 0))
    return null
  return (
    <Card className="channel-list-chart">
      <View className="row between">
        <View className="strong">哪条路来的人多</View>
        <ChartKey now="这段" before={earlier} />
      </View>
      <Chart words={sayWays(ways)} drawn={drawn} />
      <FigureTable
        head={['', '来逛', '变化', '粉丝', '会员', '到店']}
        rows={ways.map(({ key, words, figures }) => ({
          key,
          words,
          figures: [
            grouped(figures.visitors),
            sayMore(figures.visitors, before ? (known.get(key) ?? 0) : undefined),
            ...[figures.fans, figures.members, figures.visits].map(grouped),
          ],
        }))}
      />
    </Card>
  )
}

const Made = ({ list, storeId }: { list: Channels; storeId: string }) => {
  const { channels } = list
  if (channels.length === 0)
    return (
      <Blank
        art="tea"
        title="还没有做过来源"
        words="门口一张海报、桌上一张贴纸，各有各的码。谁从哪张码来的，这里就数得清。"
      />
    )
  const most = mostVisitors(channels)
  return (
    <>
      <View className="section">每张码</View>
      {channels.map((channel) => (
        <ChannelRow key={channel.id} channel={channel} of={most} isOwn={channel.storeId === storeId} />
      ))}
    </>
  )
}

type ChannelRowProps = { channel: Channels['channels'][number]; of: number; isOwn: boolean }

const ChannelRow = ({ channel, of, isOwn }: ChannelRowProps) => {
  const { id, name, kind, endedAt, figures, storeId } = channel
  return (
    <Tap
      label={`${name}，${kindWords(kind)}，${sayStages(figures)}，${costWords(figures)}`}
      disabled={!isOwn}
      onTap={() => openPage('channel', { storeId, channelId: id })}
    >
      <Card className="channel-list-row">
        <View className="row">
          <View className="strong one-line grow">{name}</View>
          {endedAt && <Pill tone="gone">收起了</Pill>}
          <Tag>{isOwn ? kindWords(kind) : '别家店的码'}</Tag>
        </View>
        <StageBar counts={[figures.visitors, figures.fans, figures.members]} of={of} />
        <Figures small items={stagesOf(figures)} />
        {isOwn && <View className="note">{costWords(figures)}</View>}
      </Card>
    </Tap>
  )
}

const sayStages = (figures: ChannelRowProps['channel']['figures']) =>
  stagesOf(figures)
    .map(({ words, figure }) => `${words} ${figure}`)
    .join(' · ')
