import { View } from '@tarojs/components'
import { DayStrip } from '@/components/day-strip'
import { Stepper } from '@/components/stepper'
import { dayOfMonth, weekday } from '@/words/days'
import { PARTY_SIZE_MAX } from '../../../../api/_dining/vocabulary'
import './booking-when.scss'
import { BookingTimes } from './booking-times'
import type { Booking } from './use-booking'

/** On which day, how many, at what time. */
export const BookingWhen = ({ booking }: { booking: Booking }) => (
  <>
    <DayStrip
      days={(booking.days ?? []).map(({ on, open, reason }) => ({
        on,
        name: on === booking.today ? '今天' : weekday(on),
        date: dayOfMonth(on),
        closed: open ? null : (reason ?? '歇业'),
      }))}
      chosen={booking.on}
      onChoose={(on) => booking.change({ on })}
    />
    <View className="row between">
      <View className="booking-party">
        <View className="strong">几位来？</View>
        <View className="note">带小孩也算一位</View>
      </View>
      <Stepper
        value={booking.partySize}
        min={1}
        max={PARTY_SIZE_MAX}
        unit="位"
        onChange={(partySize) => booking.change({ partySize })}
      />
    </View>
    <BookingTimes key={booking.on} booking={booking} />
  </>
)
