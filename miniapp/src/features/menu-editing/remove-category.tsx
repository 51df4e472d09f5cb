import { View } from '@tarojs/components'
import { type Menu, removeCategory } from '@/client/storefront'
import { useCommand } from '@/client/use-command'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import type { StoreMenu } from './use-store-menu'

type RemoveCategoryProps = {
  storeId: string
  category: Menu['categories'][number]
  storeMenu: StoreMenu
  onClose(): void
  onBack(): void
}

/** Asks once; a category with dishes in it has to be emptied first. */
export const RemoveCategory = ({ storeId, category, storeMenu, onClose, onBack }: RemoveCategoryProps) => {
  const { name, dishes } = category
  const { run, busy, fault } = useCommand((key, id: string) => removeCategory(key, storeId, id))
  const remove = async () => {
    const outcome = await run(category.id)
    if ('fault' in outcome) return void storeMenu.retry()
    await storeMenu.take(outcome.done)
    onClose()
  }
  return (
    <Sheet open title={`拿掉「${name}」？`} onClose={onClose}>
      <View className="note">
        {dishes.length > 0
          ? `里面还有 ${dishes.length} 道菜：${dishes
              .slice(0, 3)
              .map((dish) => dish.name)
              .join(
                '、',
              )}${dishes.length > 3 ? '……' : '。'}先到每道菜里挪到别的类，或者拿掉，再来拿掉这一类。`
          : '里面没有菜，拿掉以后菜单上就没有这一类了。想要随时再加。'}
      </View>
      {fault && (
        <View role="alert">
          <Notice icon="speaker" tone="warn">
            {fault.message}
          </Notice>
        </View>
      )}
      {dishes.length === 0 && (
        <Button kind="main" wide busy={busy} onTap={remove}>
          {`拿掉「${name}」`}
        </Button>
      )}
      <Button kind="plain" wide onTap={onBack}>
        先留着
      </Button>
    </Sheet>
  )
}
