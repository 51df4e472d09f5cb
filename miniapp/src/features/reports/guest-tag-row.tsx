import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Guest } from '@/client/reports'
import { Icon } from '@/components/icon'
import { Tag } from '@/components/tag'
import { Tap } from '@/components/tap'
import './guest-tag-row.scss'
import { GuestTagSheet } from './guest-tag-sheet'

type GuestTagRowProps = { storeId: string; personId: string; guest: Guest }

/** The tags somebody has, by hand or by a rule; a tap on the last one opens those they can be given. */
export const GuestTagRow = ({ storeId, personId, guest }: GuestTagRowProps) => {
  const [open, setOpen] = useState(false)
  return (
    <View className="guest-tag-row">
      {guest.tags.map(({ id, name }) => (
        <Tag key={id}>{name}</Tag>
      ))}
      <Tap className="guest-tag-row-add" label="贴标签" onTap={() => setOpen(true)}>
        <View className="guest-tag-row-plus">
          <Icon name="plus" size={16} />
          贴标签
        </View>
      </Tap>
      {open && (
        <GuestTagSheet storeId={storeId} personId={personId} guest={guest} onClose={() => setOpen(false)} />
      )}
    </View>
  )
}
