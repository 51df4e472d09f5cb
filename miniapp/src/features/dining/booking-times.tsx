import { View } from '@tarojs/components'
import { useState } from 'react'
import { Notice } from '@/components/notice'
import { Skeleton } from '@/components/skeleton'
import { Tap } from '@/components/tap'
import { TimeGrid } from '@/components/time-grid'
import './booking-when.scss'
import { periodsOf } from './slots'
import type { Booking } from './use-booking'
import { bookingDay } from './wish-words'

/** The times of the chosen day, one service at a time. */
export const BookingTimes = ({ booking }: { booking: Booking }) => {
  const [looked, setLooked] = useState<string>()
  const { slots, slot, settled, on, today } = booking
  if (slots.length === 0 && !settled) return <Skeleton blocks={[48, 48]} />
  if (slots.length === 0)
    return <Notice icon="calendar">{`${bookingDay(on, today)}订不到了，换一天看看。`}</Notice>

  const periods = periodsOf(slots)
  const shown = looked ?? slot?.period ?? periods[0]
  return (
    <>
      {periods.length > 1 && (
        <View className="booking-periods" role="tablist" aria-label="哪一市">
          {periods.map((period) => (
            <Tap
              key={period}
              role="tab"
              className={`booking-period ${period === shown ? 'booking-period-shown' : ''}`}
              pressed={period === shown}
              onTap={() => setLooked(period)}
            >
              {period}
            </Tap>
          ))}
        </View>
      )}
      <TimeGrid
        times={slots
          .filter(({ period }) => period === shown)
          .map(({ time, freeTableIds }) => ({ key: time, time, free: freeTableIds.length }))}
        chosen={slot?.time ?? null}
        onChoose={booking.chooseTime}
      />
    </>
  )
}
