import { View } from '@tarojs/components'
import { useMyReservations } from '@/client/use-my-reservations'
import { now } from '@/platform/clock'
import { shopDay } from '@/words/days'
import { BookingCard } from './booking-card'
import { splitBookings } from './my-bookings'

/** The bookings that the phone still knows when the shop cannot be reached. */
export const KeptBookings = () => {
  const { reservations } = useMyReservations()
  const today = shopDay(now().toISOString())
  const { ahead } = splitBookings(reservations, today)
  if (ahead.length === 0) return null
  return (
    <View className="stack-snug">
      <View className="note">存在手机里的</View>
      {ahead.map((booking) => (
        <BookingCard key={booking.id} booking={booking} today={today} />
      ))}
    </View>
  )
}
