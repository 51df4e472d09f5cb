import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ChannelDetail } from '@/client/channels'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { monthDay, shopDay } from '@/words/days'
import { CHANNEL_NAME_MAX } from '../../../../api/_tracking/vocabulary'
import { useEditChannel } from './use-channels'

/** Calls a channel something else, ends it after asking once, takes it up again. */
export const ChannelEnding = ({ channel }: { channel: ChannelDetail }) => {
  const [open, setOpen] = useState<'name' | 'ending'>()
  const { name, endedAt } = channel
  const close = () => setOpen(undefined)
  return (
    <View className="stack-snug">
      {endedAt && (
        <Notice icon="lock">{`${monthDay(shopDay(endedAt))}收起了。码还贴着的话，扫进来的人照样算。`}</Notice>
      )}
      <Card listed>
        <ListRow icon="pencil" words="换个名字" onTap={() => setOpen('name')} />
        {endedAt ? (
          <Resume channel={channel} />
        ) : (
          <ListRow icon="bin" words="收起这个来源" onTap={() => setOpen('ending')} />
        )}
      </Card>
      {open === 'name' && <NameSheet channel={channel} onClose={close} />}
      {open === 'ending' && <EndSheet channel={channel} title={`收起「${name}」？`} onClose={close} />}
    </View>
  )
}

const Refusal = ({ fault }: { fault: string | null }) =>
  fault ? (
    <Notice icon="again" tone="warn">
      {fault}
    </Notice>
  ) : null

const Resume = ({ channel }: { channel: ChannelDetail }) => {
  const { act, busy, fault } = useEditChannel(channel)
  return (
    <>
      <ListRow
        icon="again"
        words={busy ? '正在拿出来…' : '接着用这个来源'}
        onTap={() => act({ name: channel.name, ended: false })}
      />
      <Refusal fault={fault} />
    </>
  )
}

type OneSheetProps = { channel: ChannelDetail; onClose(): void }

const NameSheet = ({ channel, onClose }: OneSheetProps) => {
  const [name, setName] = useState(channel.name)
  const { act, busy, fault } = useEditChannel(channel)
  const keep = async () => {
    if (await act({ name: name.trim(), ended: channel.endedAt !== null })) onClose()
  }
  return (
    <Sheet open title="换个名字" onClose={onClose}>
      <TextField label="名字" value={name} maxLength={CHANNEL_NAME_MAX} onChange={setName} />
      <Refusal fault={fault} />
      <Button kind="main" wide busy={busy} disabled={name.trim() === ''} onTap={keep}>
        {name.trim() ? `就叫「${name.trim()}」` : '给它起个名字'}
      </Button>
    </Sheet>
  )
}

const EndSheet = ({ channel, title, onClose }: OneSheetProps & { title: string }) => {
  const { act, busy, fault } = useEditChannel(channel)
  const end = async () => {
    if (await act({ name: channel.name, ended: true })) onClose()
  }
  return (
    <Sheet open title={title} onClose={onClose}>
      <View className="note">收起以后排到最后面。已经贴出去的码照样能扫，扫进来的人照样算。</View>
      <Refusal fault={fault} />
      <Button kind="main" wide busy={busy} onTap={end}>
        收起，不再贴了
      </Button>
      <Button kind="plain" wide onTap={onClose}>
        先留着
      </Button>
    </Sheet>
  )
}
