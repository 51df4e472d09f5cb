import { View } from '@tarojs/components'
import { removeTag } from '@/client/tags'
import { useCommand } from '@/client/use-command'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import type { Tag } from './tag-draft'

type RemoveTagProps = {
  storeId: string
  tag: Tag
  onChanged(): Promise<unknown>
  onClose(): void
  onBack(): void
}

/** Asks once, and says from how many people it comes off. */
export const RemoveTag = ({ storeId, tag, onChanged, onClose, onBack }: RemoveTagProps) => {
  const { run, busy, fault } = useCommand((key, id: string) => removeTag(key, storeId, id))
  const remove = async () => {
    const outcome = await run(tag.id)
    await onChanged()
    if ('done' in outcome) onClose()
  }
  return (
    <Sheet open title={`拿掉「${tag.name}」？`} onClose={onClose}>
      <View className="note">
        {tag.byHand > 0
          ? `现在贴着它的 ${tag.byHand} 位客人，身上也会揭下来，找不回是哪几位。`
          : '拿掉以后，谁身上都不再有它。想要随时再写。'}
      </View>
      {fault && (
        <View role="alert">
          <Notice icon="speaker" tone="warn">
            {fault.message}
          </Notice>
        </View>
      )}
      <Button kind="main" wide busy={busy} onTap={remove}>
        {`拿掉「${tag.name}」`}
      </Button>
      <Button kind="plain" wide onTap={onBack}>
        先留着
      </Button>
    </Sheet>
  )
}
