import { View } from '@tarojs/components'
import { useState } from 'react'
import { KEPT_KEYS } from '@/client/kept-keys'
import { addStore } from '@/client/storefront'
import { useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'

type AddStoreSheetProps = { onAdded(storeId: string): void; onClose(): void }

/** Where an owner opens another store; what guests see of it is written afterwards. */
export const AddStoreSheet = ({ onAdded, onClose }: AddStoreSheetProps) => {
  const [name, setName] = useState('')
  const { run, busy, fault } = useCommand(addStore)
  const refresh = useRefresh()
  const wish = name.trim()
  const open = async () => {
    const outcome = await run(wish)
    if ('fault' in outcome) return
    await refresh(KEPT_KEYS.storefront)
    onAdded(outcome.done.id)
    onClose()
  }
  return (
    <Sheet open title="再开一家店" onClose={onClose}>
      <View className="note">先起个名字。地址、营业时间和桌位，开好以后慢慢写；写好营业时间才接订座。</View>
      <TextField
        label="店名"
        value={name}
        placeholder="比如 老街店"
        fault={fault?.message}
        focus
        onChange={setName}
      />
      <Button kind="main" wide busy={busy} disabled={!wish} onTap={open}>
        {wish ? `把${wish}开起来` : '把店开起来'}
      </Button>
    </Sheet>
  )
}
