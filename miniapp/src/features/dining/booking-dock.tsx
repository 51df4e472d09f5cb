import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Tap } from '@/components/tap'
import { tableWords } from '@/words/tables'
import './booking-dock.scss'
import type { Booking } from './use-booking'
import { orderWords } from './wish-words'

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
        {ready ? orderWords({ on, time: slot.time, partySize }, table.label, today) : '先挑一张桌'}
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

const DockLine = ({ booking }: { booking: Booking }) => {
  const { table, hint } = booking
  if (hint)
    return (
      <View className="booking-dock-line wait" role="alert">
        {hint}
      </View>
    )
  if (!table) return <View className="booking-dock-line note">{invitation(booking)}</View>
  const name = `${table.label}号桌`
  return (
    <View className="booking-dock-line">
      <View className="booking-dock-table">{name}</View>
      {tableWords(table).slice(name.length)}
    </View>
  )
}

const invitation = ({ settled, slots, slot }: Booking) => {
  if (!settled) return '正在看哪些桌还空着'
  if (slots.length === 0) return '换一天，再来挑桌'
  return slot?.freeTableIds.length ? '绿框的桌都空着，点一下就选上' : '这个时间坐满了，换个时间看看'
}
