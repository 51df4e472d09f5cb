import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import type { DishEditing } from './use-dish-edit'

type RemoveDishProps = { name: string; removal: DishEditing['removal']; onClose(): void }

/** Asks once, as a dish that was taken off has to be written anew. */
export const RemoveDish = ({ name, removal: { remove, busy, fault }, onClose }: RemoveDishProps) => (
  <Sheet open title={`拿掉「${name}」？`} onClose={onClose}>
    <View className="note">
      客人马上就看不到它了，以前的数字还在。拿掉以后改不回来，想再卖要重新写一道。只是今天没有的话，打开「今天售罄」就行，明天自己回来。
    </View>
    {fault && (
      <View role="alert">
        <Notice icon="speaker" tone="warn">
          {fault.message}
        </Notice>
      </View>
    )}
    <Button kind="main" wide busy={busy} onTap={remove}>
      从菜单上拿掉
    </Button>
    <Button kind="plain" wide onTap={onClose}>
      先留着
    </Button>
  </Sheet>
)
