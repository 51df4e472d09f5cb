import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { useClaimPost } from './use-claim-post'

const CODE_LENGTH = 10

/** Where somebody who starts to work here enters the code they were given. */
export const ClaimPostSheet = ({ onClose }: { onClose(): void }) => {
  const [code, setCode] = useState('')
  const { claim, busy, fault } = useClaimPost()
  const [short, setShort] = useState(false)
  const done = async () => {
    const isShort = code.replace(/\s/g, '').length < CODE_LENGTH
    setShort(isShort)
    if (!isShort && (await claim(code))) onClose()
  }
  return (
    <Sheet open title="来店里上班" onClose={onClose}>
      <View className="note">老板或店长发给你的邀请码，填一次就好。</View>
      <TextField
        label="邀请码"
        value={code}
        maxLength={20}
        placeholder="10 位，字母和数字"
        fault={short ? '邀请码有 10 位，再看看。' : fault}
        focus
        onChange={setCode}
      />
      <Button kind="main" wide busy={busy} onTap={done}>
        用这个码上岗
      </Button>
    </Sheet>
  )
}
