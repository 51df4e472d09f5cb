import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { goodUntil, type Place, postWords, type Waiting } from './staff-words'
import { useWithdrawInvite } from './use-staff'

type WaitingSheetProps = { waiting: Waiting; stores: Place[]; today: string; onClose(): void }

/** An invite that waits, to be taken back where it went to the wrong person or got lost. */
export const WaitingSheet = ({ waiting, stores, today, onClose }: WaitingSheetProps) => {
  const { act, busy, fault } = useWithdrawInvite()
  const withdraw = async () => {
    if (await act({ id: waiting.id, role: waiting.role, storeId: waiting.storeId })) onClose()
  }
  const by = waiting.invitedBy ? `${waiting.invitedBy}写的，` : ''
  return (
    <Sheet open title={`请${postWords(waiting, stores)}的邀请码`} onClose={onClose}>
      <View className="note">{`${by}${goodUntil(waiting, today)}有效。`}</View>
      <View>码只显示过一次，找不回来。发错了人，或者弄丢了，就收回，再写一个新的。</View>
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      <Button kind="main" wide busy={busy} onTap={withdraw}>
        收回这个邀请码
      </Button>
      <Button kind="plain" wide onTap={onClose}>
        再等等
      </Button>
    </Sheet>
  )
}
