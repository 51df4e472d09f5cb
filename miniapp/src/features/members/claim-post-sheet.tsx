import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { NAME_MAX_LENGTH } from '../../../../api/_members/vocabulary'
import { useClaimPost } from './use-claim-post'

const CODE_LENGTH = 10

type ClaimPostSheetProps = {
  knownAs: string | null
  /** A code that came along. */
  given: string
  onClose(): void
}

/** Where somebody who starts to work here enters the code they were given, and what colleagues call them. */
export const ClaimPostSheet = ({ knownAs, given, onClose }: ClaimPostSheetProps) => {
  const [code, setCode] = useState(given)
  const [name, setName] = useState(knownAs ?? '')
  const { claim, busy, fault } = useClaimPost()
  const [asked, setAsked] = useState(false)
  const isShort = code.replace(/\s/g, '').length < CODE_LENGTH
  const isNameless = name.trim() === ''
  const done = async () => {
    setAsked(true)
    if (!isShort && !isNameless && (await claim({ code, name: name.trim() }))) onClose()
  }
  return (
    <Sheet open title="来店里上班" onClose={onClose}>
      <View className="note">老板或店长发给你的邀请码，填一次就好。</View>
      <TextField
        label="邀请码"
        value={code}
        maxLength={20}
        placeholder="10 位，字母和数字"
        fault={asked && isShort ? '邀请码有 10 位，再看看。' : fault}
        focus={given === ''}
        onChange={setCode}
      />
      <TextField
        label="称呼"
        value={name}
        maxLength={NAME_MAX_LENGTH}
        placeholder="同事怎么叫你，比如小吴"
        fault={asked && isNameless ? '写一下同事怎么叫你，店里的记录才看得懂。' : null}
        onChange={setName}
      />
      <Button kind="main" wide busy={busy} onTap={done}>
        用这个码上岗
      </Button>
    </Sheet>
  )
}
