import { View } from '@tarojs/components'
import { useState } from 'react'
import { addCategory, type CategoryEdit, editCategory, type Menu } from '@/client/storefront'
import { useCommand } from '@/client/use-command'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { CATEGORY_NAME_MAX, CATEGORY_NOTE_MAX } from '../../../../api/_storefront/vocabulary'
import { RemoveCategory } from './remove-category'
import type { StoreMenu } from './use-store-menu'

type CategorySheetProps = {
  storeId: string
  /** The one to change; none for a new one. */
  category: Menu['categories'][number] | undefined
  storeMenu: StoreMenu
  onClose(): void
}

/** A category's name and note. */
export const CategorySheet = ({ storeId, category, storeMenu, onClose }: CategorySheetProps) => {
  const [name, setName] = useState(category?.name ?? '')
  const [note, setNote] = useState(category?.note ?? '')
  const [tried, setTried] = useState(false)
  const [removing, setRemoving] = useState(false)
  const { run, busy, fault } = useCommand((key, edit: CategoryEdit) =>
    category ? editCategory(key, storeId, category.id, edit) : addCategory(key, storeId, edit),
  )
  const isUnnamed = name.trim() === ''
  const save = async () => {
    setTried(true)
    if (isUnnamed) return
    const outcome = await run({ name: name.trim(), note: note.trim() })
    if ('fault' in outcome) return
    await storeMenu.take(outcome.done)
    onClose()
  }
  if (category && removing)
    return (
      <RemoveCategory
        storeId={storeId}
        category={category}
        storeMenu={storeMenu}
        onClose={onClose}
        onBack={() => setRemoving(false)}
      />
    )
  return (
    <Sheet open title={category ? `「${category.name}」这一类` : '加一类'} onClose={onClose}>
      <TextField
        label="名字"
        value={name}
        maxLength={CATEGORY_NAME_MAX}
        placeholder="比如 江鲜"
        fault={tried && isUnnamed ? '给这一类起个名字。' : fault?.message}
        focus={!category}
        onChange={setName}
      />
      <TextField
        label="一句话"
        value={note}
        maxLength={CATEGORY_NOTE_MAX}
        placeholder="写在名字下面，可不填"
        onChange={setNote}
      />
      <View>
        <Button kind="main" wide busy={busy} onTap={save}>
          {category ? '就这么改' : '加上这一类'}
        </Button>
        {category && (
          <Button kind="plain" wide icon="bin" onTap={() => setRemoving(true)}>
            拿掉这一类
          </Button>
        )}
      </View>
    </Sheet>
  )
}
