import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Tap } from '@/components/tap'
import './booking-dock.scss'
import { DockLine } from './dock-line'
import type { Booking } from './use-booking'
import { wishWords } from './wish-words'

type BookingDockProps = {
  booking: Booking
  busy: boolean
  phoneMasked: string | null
  onOrder(): void
  onChangePhone(): void
}

/** The choice as a sentence, and the button that books it. */
export const BookingDock = ({ booking, busy, phoneMasked, onOrder, onChangePhone }: BookingDockProps) => {
  const { table, slot, on, partySize, today, settled } = booking
  const ready = table && slot && settled
  return (
    <>
      <DockLine booking={booking} />
      <Button kind="main" wide busy={busy} disabled={!ready} onTap={onOrder}>
        {ready ? `订 ${wishWords({ on, time: slot.time, partySize }, table.label, today)}` : '先挑一张桌'}
      </Button>
      {phoneMasked && (
        <Tap
          className="booking-dock-phone"
          label={`有变动会打 ${phoneMasked}，换一个号码`}
          onTap={onChangePhone}
        >
          {`有变动会打 ${phoneMasked} · `}
          <View className="booking-dock-change">换一个</View>
        </Tap>
      )}
    </>
  )
}
