import { View } from '@tarojs/components'
import type { Reservation } from '@/client/dining'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { monthDay, weekday } from '@/words/days'
import { useCancelBooking } from './use-cancel-booking'

type CancelSheetProps = { reservation: Reservation; onClose(): void }

/** Asks once more before a table is given back. */
export const CancelSheet = ({ reservation, onClose }: CancelSheetProps) => {
  const { on, time, partySize, tableLabel } = reservation
  const { cancel, busy, fault } = useCancelBooking(reservation.id)
  const giveBack = async () => {
    if (await cancel()) onClose()
  }
  return (
    <Sheet open title="这次不去了？" onClose={onClose}>
      <View className="note">
        {`${monthDay(on)} ${weekday(on)} ${time} · ${partySize} 位 · ${tableLabel}号桌。退掉以后，别的客人就能订了。`}
      </View>
      {fault && (
        <Notice icon="speaker" tone="warn">
          {fault.message}
        </Notice>
      )}
      <Button kind="main" wide busy={busy} onTap={giveBack}>
        不去了，退掉这张桌
      </Button>
      <Button kind="plain" wide onTap={onClose}>
        桌子留着
      </Button>
    </Sheet>
  )
}
