import { View } from '@tarojs/components'
import { BookingCard } from './booking-card'
import { useMyReservations } from './use-my-reservations'

/** The bookings that the phone still knows when the shop cannot be reached. */
export const KeptBookings = () => {
  const { ahead, today } = useMyReservations()
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
