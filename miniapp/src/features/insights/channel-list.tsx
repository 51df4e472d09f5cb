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
import { FIGURES } from '../../../../api/_insights/vocabulary'
import './channel-list.scss'
import {
  costWords,
  kindWords,
  mostVisitors,
  sayMore,
  sayWays,
  stagesOf,
  waysDrawn,
  waysOf,
} from './channel-words'
import { Chart } from './chart/chart'
import { ChartKey } from './chart/chart-key'
import { ExportRow } from './export-row'
import { beforeWords, isCompared, sayStanding } from './period/comparison-words'
import { PeriodBar } from './period/period-bar'
import { type FirstPeriod, usePeriod } from './period/use-period'
import { useChannels } from './use-channels'

type ChannelListProps = { storeId: string; today: string; first?: FirstPeriod }

/** Where a store's guests come from: by the codes it made, and without one. */
export const ChannelList = ({ storeId, today, first }: ChannelListProps) => {
  const periods = usePeriod(today, first)
  const answer = useChannels(storeId, periods)
  return (
    <View className="stack-snug">
      <PeriodBar title="来源" periods={periods} />
      <Loaded answer={answer} blocks={[20, 220, 136, 136]} besideMain>
        {(list) => (
          <>
            <View className="note">{sayStanding(list)}</View>
            <Ways list={list} />
            <Made list={list} storeId={storeId} />
            <ExportRow page="channels" scope={storeId} periods={periods} />
          </>
        )}
      </Loaded>
    </View>
  )
}

const Ways = ({ list }: { list: Channels }) => {
  const compared = isCompared(list)
  const ways = useMemo(() => waysOf(list), [list])
  const drawn = useMemo(() => waysDrawn(ways, compared), [ways, compared])
  if (ways.every(({ figures }) => figures.visitors + figures.fans + figures.members + figures.visits === 0))
    return null
  return (
    <Card className="channel-list-chart">
      <View className="row between">
        <View className="strong">哪条路来的人多</View>
        <ChartKey now="这段" before={compared ? beforeWords(list) : undefined} />
      </View>
      <Chart words={sayWays(ways)} drawn={drawn} />
      <FigureTable
        head={[
          '',
          FIGURES.visitors.words,
          '变化',
          FIGURES.fans.words,
          FIGURES.members.words,
          FIGURES.visits.words,
        ]}
        rows={ways.map(({ key, words, figures, visitorsBefore }) => ({
          key,
          words,
          figures: [
            grouped(figures.visitors),
            sayMore(figures.visitors, compared ? visitorsBefore : undefined),
            ...[figures.fans, figures.members, figures.visits].map(grouped),
          ],
        }))}
      />
      <View className="note">新粉丝、新会员和到店，算给之前最后扫的那张码。</View>
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
