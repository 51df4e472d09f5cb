import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { useLeave } from './use-membership'

/** Asks once more before somebody leaves membership. */
export const LeaveSheet = ({ onClose }: { onClose(): void }) => {
  const { leave, busy, fault } = useLeave()
  const go = async () => {
    if (await leave()) onClose()
  }
  return (
    <Sheet open title="退出会员？" onClose={onClose}>
      <View className="note">店里不再留你的手机号。订好的座、领到的券照样能用，想回来随时可以。</View>
      {fault && (
        <Notice icon="speaker" tone="warn">
          {fault}
        </Notice>
      )}
      <Button kind="main" wide busy={busy} onTap={go}>
        退出会员，不留手机号
      </Button>
      <Button kind="plain" wide onTap={onClose}>
        还是留着
      </Button>
    </Sheet>
  )
}
