import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { NAME_MAX_LENGTH } from '../../../../api/_members/vocabulary'
import { isPhone, phoneFault } from './contact'

export type Contact = { phone: string; name: string }

type PhoneSheetProps = {
  /** `first`: the shop has no number yet, and the button books at once. `change`: another number for this booking. */
  why: 'first' | 'change'
  contact: Contact
  busy: boolean
  refusal: string | null
  onDone(contact: Contact): void
  onClose(): void
}

const WORDS = {
  first: { title: '留个手机号', note: '店里有变动会打给你，不作别的用。', act: '留下手机号，订好' },
  change: { title: '有变动打哪个号', note: '只用在这一次订座上。', act: '就打这个号' },
}

/** Asks how the store can reach the guest. */
export const PhoneSheet = ({ why, contact, busy, refusal, onDone, onClose }: PhoneSheetProps) => {
  const [phone, setPhone] = useState(contact.phone)
  const [name, setName] = useState(contact.name)
  const [tried, setTried] = useState(false)
  const { title, note, act } = WORDS[why]
  const done = () => {
    setTried(true)
    if (isPhone(phone)) onDone({ phone, name: name.trim() })
  }
  return (
    <Sheet open title={title} onClose={onClose}>
      <View className="note">{note}</View>
      <TextField
        label="手机号"
        type="number"
        value={phone}
        maxLength={11}
        placeholder="11 位手机号"
        fault={phoneFault(phone, tried)}
        focus
        onChange={setPhone}
      />
      <TextField
        label="称呼"
        value={name}
        maxLength={NAME_MAX_LENGTH}
        placeholder="怎么称呼，可不填"
        onChange={setName}
      />
      {refusal && (
        <Notice icon="speaker" tone="warn">
          {refusal}
        </Notice>
      )}
      <Button kind="main" wide busy={busy} onTap={done}>
        {act}
      </Button>
    </Sheet>
  )
}
