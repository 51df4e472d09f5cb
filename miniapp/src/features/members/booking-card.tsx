import { View } from '@tarojs/components'
import type { Reservation } from '@/client/dining'
import { Card } from '@/components/card'
import { Pill } from '@/components/pill'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import './booking-card.scss'
import { bookingTitle, nearDay } from './booking-words'

/** A booking still to come, with the way to it. */
export const BookingCard = ({ booking, today }: { booking: Reservation; today: string }) => {
  const title = bookingTitle(booking, today)
  const detail = [booking.storeName, nearDay(booking, today), booking.storeAddress]
    .filter(Boolean)
    .join(' · ')
  return (
    <Tap label={`${title}，订好了`} onTap={() => openPage('booked', { id: booking.id })}>
      <Card slim>
        <View className="booking-card-head">
          <View className="strong grow">{title}</View>
          <Pill tone="good">订好了</Pill>
        </View>
        <View className="note">{detail}</View>
      </Card>
    </Tap>
  )
}
