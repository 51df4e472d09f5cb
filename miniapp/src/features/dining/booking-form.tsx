import { View } from '@tarojs/components'
import './booking-form.scss'
import { BookingWhen } from './booking-when'
import { TablePicker } from './table-picker'
import type { Booking } from './use-booking'

/** When, how many, which table: all on one page. */
export const BookingForm = ({ booking }: { booking: Booking }) => (
  <View className="booking-form">
    <BookingWhen booking={booking} />
    <TablePicker booking={booking} />
  </View>
)
