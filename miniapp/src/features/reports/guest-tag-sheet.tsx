import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Guest } from '@/client/reports'
import { Button } from '@/components/button'
import { Loaded } from '@/components/loaded'
import { PickChips } from '@/components/pick-chips'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { TAG_MAX_LENGTH } from '../../../../api/_members/vocabulary'
import { guestName } from './guest-words'
import { useGuestTags } from './use-guest-tags'

type GuestTagSheetProps = { storeId: string; personId: string; guest: Guest; onClose(): void }

/** A tap gives a tag or takes it off; what is not there yet is written here. */
export const GuestTagSheet = ({ storeId, personId, guest, onClose }: GuestTagSheetProps) => {
  const { tags, toggle, writeAndGive, busy, fault } = useGuestTags({ storeId, personId })
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const given = guest.tags.flatMap(({ id, by }) => (by === 'hand' ? id : []))
  const byRule = guest.tags.flatMap((tag) => (tag.by === 'rule' ? `「${tag.name}」` : []))
  const write = async () => {
    if (await writeAndGive(name)) setTyped('')
  }
  return (
    <Sheet open title={`给${guestName(guest)}贴标签`} onClose={onClose}>
      <Loaded answer={tags} blocks={[76]} besideMain>
        {({ items }) => {
          const byHand = items.filter(({ rule }) => rule === null)
          return byHand.length > 0 ? (
            <PickChips
              label="点一下贴上，再点一下揭下"
              items={byHand.map(({ id, name: words }) => ({ key: id, words }))}
              chosen={given}
              disabled={busy}
              onPick={(tagId) => toggle({ tagId, on: !given.includes(tagId) })}
            />
          ) : null
        }}
      </Loaded>
      {byRule.length > 0 && <View className="note">{`${byRule.join('')}是到了数自动贴上的。`}</View>}
      <TextField
        label="新写一个"
        value={typed}
        maxLength={TAG_MAX_LENGTH}
        placeholder="比如 不吃香菜"
        fault={fault}
        onChange={setTyped}
      />
      <Button kind="main" wide busy={busy} disabled={!name} onTap={write}>
        {name ? `写上「${name}」，贴给${guestName(guest)}` : '写上，贴好'}
      </Button>
    </Sheet>
  )
}
