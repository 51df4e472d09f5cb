import { useState } from 'react'
import type { Channel } from '@/client/channels'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { PickChips } from '@/components/pick-chips'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { CHANNEL_NAME_MAX, type ChannelKind } from '../../../../api/_tracking/vocabulary'
import { KINDS, kindWords, NAME_HINTS } from './channel-words'
import { useMakeChannel } from './use-channels'

type MakeChannelSheetProps = { storeId: string; onMade(channel: Channel): void; onClose(): void }

/** What it is and where it hangs; the code comes by itself. */
export const MakeChannelSheet = ({ storeId, onMade, onClose }: MakeChannelSheetProps) => {
  const [kind, setKind] = useState<ChannelKind>('poster')
  const [name, setName] = useState('')
  const { act, busy, fault } = useMakeChannel(storeId)
  const make = async () => {
    const channel = await act({ kind, name: name.trim() || NAME_HINTS[kind] })
    if (channel) onMade(channel)
  }
  return (
    <Sheet open title="做一个新的来源" onClose={onClose}>
      <PickChips
        label="码放在哪里"
        items={KINDS}
        chosen={[kind]}
        onPick={(key: ChannelKind) => setKind(key)}
      />
      <TextField
        label="名字"
        value={name}
        maxLength={CHANNEL_NAME_MAX}
        placeholder={NAME_HINTS[kind]}
        onChange={setName}
      />
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      <Button kind="main" wide busy={busy} onTap={make}>
        {`做一张${kindWords(kind)}的码`}
      </Button>
    </Sheet>
  )
}
