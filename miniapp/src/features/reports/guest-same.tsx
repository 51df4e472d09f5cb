import { View } from '@tarojs/components'
import type { Guest } from '@/client/reports'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import './guest-same.scss'
import { sayMerge, summaryName } from './guest-words'
import { useMerging } from './use-merging'

type GuestSameProps = { storeId: string; guest: Guest; today: string }

/** Who else may be this guest, and who was taken for another until somebody said so. */
export const GuestSame = ({ storeId, guest, today }: GuestSameProps) => {
  const { merge, part, busy, fault } = useMerging({ storeId, personId: guest.personId })
  const undoable = guest.merges.filter(({ canUndo }) => canUndo)
  if (guest.likelySame.length + undoable.length === 0) return null
  return (
    <>
      {fault && (
        <Notice icon="speaker" tone="warn">
          {fault}
        </Notice>
      )}
      {guest.likelySame.map((other) => (
        <Card key={other.personId} slim className="guest-same">
          <View className="strong">{`和${summaryName(other)}是同一位？`}</View>
          <View className="note">
            {`手机号一样，那边${other.visits ? `来过 ${other.visits} 次` : '还没来过'}。合起来以后，订座、券和来往都算在一起；三十天里还能分开。`}
          </View>
          <Button kind="yes" small busy={busy} onTap={() => merge(other.personId)}>
            是同一位，合起来
          </Button>
        </Card>
      ))}
      {undoable.map((one) => (
        <Card key={one.id} slim className="guest-same">
          <View>{sayMerge(one, today)}</View>
          <Button kind="plain" small icon="undo" busy={busy} onTap={() => part(one.id)}>
            不是同一位，分回去
          </Button>
        </Card>
      ))}
    </>
  )
}
