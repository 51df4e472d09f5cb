import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Reservation } from '@/client/dining'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Pill } from '@/components/pill'
import { endPill, pastWords } from './booking-words'
import './past-bookings.scss'

const FIRST = 4

/** The bookings that were, and how each ended. */
export const PastBookings = ({ bookings }: { bookings: Reservation[] }) => {
  const [all, setAll] = useState(false)
  if (bookings.length === 0) return null
  const more = bookings.length - FIRST
  return (
    <View className="stack-snug">
      <View className="section">订过的座</View>
      <Card listed>
        {(all ? bookings : bookings.slice(0, FIRST)).map((booking) => (
          <PastBooking key={booking.id} booking={booking} />
        ))}
        {!all && more > 0 && (
          <View className="past-booking-more">
            <Button kind="plain" small wide onTap={() => setAll(true)}>
              {`再看 ${more} 次`}
            </Button>
          </View>
        )}
      </Card>
    </View>
  )
}

const PastBooking = ({ booking }: { booking: Reservation }) => {
  const { when, where } = pastWords(booking)
  return (
    <View className="past-booking">
      <View className="grow">
        <View className="one-line">{when}</View>
        <View className="note one-line">{where}</View>
      </View>
      <Pill {...endPill(booking)} />
    </View>
  )
}
