import { View } from '@tarojs/components'
import type { ChannelList as Channels } from '@/client/channels'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { Figures } from '@/components/figures'
import { Loaded } from '@/components/loaded'
import { Pill } from '@/components/pill'
import { StageBar } from '@/components/stage-bar'
import { Tag } from '@/components/tag'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import './channel-list.scss'
import { costWords, kindWords, mostVisitors, sourceRows, spanWords, stagesOf } from './channel-words'
import { useChannels } from './use-channels'

/** Where a store's guests come from: by the codes it made, and without one. */
export const ChannelList = ({ storeId }: { storeId: string }) => {
  const answer = useChannels(storeId)
  return (
    <View className="stack">
      <Loaded answer={answer} blocks={[20, 136, 136, 136]} besideMain>
        {(list) => (
          <>
            <View className="note">{spanWords(list)}。粉丝、会员和到店，算给之前最后扫的那张码。</View>
            <Made list={list} storeId={storeId} />
            <Others list={list} />
          </>
        )}
      </Loaded>
    </View>
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
  return channels.map((channel) => (
    <ChannelRow key={channel.id} channel={channel} of={most} isOwn={channel.storeId === storeId} />
  ))
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

const Others = ({ list }: { list: Channels }) => {
  const rows = sourceRows(list)
  if (rows.length === 0) return null
  const most = mostVisitors(rows)
  return (
    <>
      <View className="section">别的来路</View>
      <Card listed>
        {rows.map(({ source, words, figures }) => (
          <View key={source} className="channel-list-source">
            <View className="row between">
              <View>{words}</View>
              <View className="note">{sayStages(figures)}</View>
            </View>
            <StageBar counts={[figures.visitors, figures.fans, figures.members]} of={most} />
          </View>
        ))}
      </Card>
    </>
  )
}
