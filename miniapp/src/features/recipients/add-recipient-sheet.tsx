import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RecipientRequest, Scope } from '@/client/recipients'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { PickChips } from '@/components/pick-chips'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { RECIPIENT_NAME_MAX, type RecipientKind } from '../../../../api/_outreach/vocabulary'
import './add-recipient-sheet.scss'
import { addressFault, KINDS, kindsOf, secretFault } from './recipient-words'
import { useAddRecipient } from './use-recipients'

const ADDRESS_MAX = 500
const SECRET_MAX = 200

type AddRecipientSheetProps = {
  scope: Scope
  /** Which can be added here. */
  kinds: RecipientKind[]
  onClose(): void
}

/** Where a report is to go: a group's robot, or a mailbox. */
export const AddRecipientSheet = ({ scope, kinds, onClose }: AddRecipientSheetProps) => {
  const [kind, setKind] = useState<RecipientKind>(kinds[0] ?? 'wecom')
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [secret, setSecret] = useState('')
  const { act, busy, fault } = useAddRecipient()
  const words = KINDS[kind]
  const called = name.trim() || words.words
  const wish: RecipientRequest = {
    ...{ kind, name: called, address: address.trim() },
    ...(words.secret && secret.trim() ? { secret: secret.trim() } : {}),
  }
  const faults = { address: addressFault(wish, kinds), secret: secretFault(kind, secret) }
  const add = async () => {
    if (await act({ scope, wish })) onClose()
  }
  return (
    <Sheet open title="加一个收的地方" onClose={onClose}>
      <PickChips
        label="发到哪里"
        items={kindsOf(kinds)}
        chosen={[kind]}
        onPick={(key: RecipientKind) => setKind(key)}
      />
      <View className="add-recipient-steps">
        {words.steps.map((step, index) => (
          <View key={step} className="add-recipient-step">
            <View className="add-recipient-number">{index + 1}</View>
            <View className="grow">{step}</View>
          </View>
        ))}
      </View>
      <TextField
        label={words.address}
        value={address}
        maxLength={ADDRESS_MAX}
        placeholder={words.example}
        fault={faults.address}
        onChange={setAddress}
      />
      {words.secret && (
        <TextField
          label={words.secret}
          value={secret}
          maxLength={SECRET_MAX}
          placeholder="没开就不用填"
          fault={faults.secret}
          onChange={setSecret}
        />
      )}
      <TextField
        label="叫什么"
        value={name}
        maxLength={RECIPIENT_NAME_MAX}
        placeholder={words.words}
        onChange={setName}
      />
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      <Button
        kind="main"
        wide
        busy={busy}
        disabled={wish.address === '' || faults.address !== null || faults.secret !== null}
        onTap={add}
      >
        {wish.address === '' ? `把${kind === 'email' ? '邮箱' : '群里的'}地址粘上` : `以后发到「${called}」`}
      </Button>
    </Sheet>
  )
}
