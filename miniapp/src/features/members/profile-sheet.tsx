import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Me } from '@/client/members'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { NAME_MAX_LENGTH } from '../../../../api/_members/vocabulary'
import { AvatarField } from './avatar-field'
import { useEditProfile } from './use-edit-profile'

/** How the shop may call somebody. */
export const ProfileSheet = ({ me, onClose }: { me: Me; onClose(): void }) => {
  const [name, setName] = useState(me.name ?? '')
  const [avatar, setAvatar] = useState(me.avatar)
  const [tried, setTried] = useState(false)
  const { edit, busy, fault } = useEditProfile()
  const wanted = name.trim()
  const done = async () => {
    setTried(true)
    const change = { name: wanted, ...(avatar === me.avatar ? {} : { avatar }) }
    if (wanted && (await edit(change))) onClose()
  }
  return (
    <Sheet open title="怎么称呼你" onClose={onClose}>
      <View className="note">订座和到店的时候，店里这样称呼你。</View>
      <AvatarField name={wanted || null} picture={avatar} onChange={setAvatar} />
      <TextField
        label="称呼"
        type="nickname"
        value={name}
        maxLength={NAME_MAX_LENGTH}
        placeholder="比如 陈女士"
        fault={tried && !wanted ? '写一个称呼。' : fault}
        onChange={setName}
      />
      <Button kind="main" wide busy={busy} onTap={done}>
        就这样叫我
      </Button>
    </Sheet>
  )
}
