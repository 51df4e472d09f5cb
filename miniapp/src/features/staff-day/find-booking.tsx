import { View } from '@tarojs/components'
import { useState } from 'react'
import { findReservations, type StoreReservation } from '@/client/dining'
import { usePages } from '@/client/use-pages'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { Pill } from '@/components/pill'
import { isWholeTail, TailField } from '@/components/tail-field'
import { Tap } from '@/components/tap'
import './find-booking.scss'
import { foundPill, foundWhen } from './found-words'
import { nameOf, tableOf } from './visit-words'

type FindBookingProps = {
  storeId: string
  today: string
  /** Opens the day of the booking that was tapped. */
  onOpenDay(on: string): void
}

/** Finds a booking by the last four digits of the phone it was made with. */
export const FindBooking = ({ storeId, today, onOpenDay }: FindBookingProps) => {
  const [tail, setTail] = useState('')
  const open = (on: string) => {
    setTail('')
    onOpenDay(on)
  }
  return (
    <View className="find-booking">
      <TailField value={tail} onChange={setTail} />
      {isWholeTail(tail) && (
        <FoundBookings key={tail} storeId={storeId} today={today} tail={tail} onOpenDay={open} />
      )}
    </View>
  )
}

const FoundBookings = ({ storeId, today, tail, onOpenDay }: FindBookingProps & { tail: string }) => {
  const { more, ...found } = usePages(`found-bookings ${storeId} ${tail}`, (cursor) =>
    findReservations(storeId, tail, cursor),
  )
  return (
    <Loaded answer={found} blocks={[60]} besideMain>
      {(items) => (
        <Card listed>
          {items.length === 0 && (
            <View className="find-booking-none">
              <View className="strong">{`昨天起没有尾号 ${tail} 的订座`}</View>
              <View className="note">再对一遍四位数，也问问是不是订的另一家店。</View>
            </View>
          )}
          {items.map((booking) => (
            <FoundBooking
              key={booking.id}
              booking={booking}
              today={today}
              onTap={() => onOpenDay(booking.on)}
            />
          ))}
          <More {...more} words="再看几桌" />
        </Card>
      )}
    </Loaded>
  )
}

type FoundBookingProps = { booking: StoreReservation; today: string; onTap(): void }

const FoundBooking = ({ booking, today, onTap }: FoundBookingProps) => {
  const { tone, words } = foundPill(booking)
  const about = (
    <View className="grow">
      <View className="row">
        <View className="strong one-line">{`${nameOf(booking)} · ${booking.partySize} 位`}</View>
        <Pill tone={tone}>{words}</Pill>
      </View>
      <View className="note">{`${foundWhen(booking, today)} · ${tableOf(booking)}`}</View>
    </View>
  )
  // The day's book leaves out what was taken back.
  if (booking.status === 'canceled') return <View className="find-booking-found">{about}</View>
  return (
    <Tap className="find-booking-found" onTap={onTap}>
      {about}
      <Icon name="next" size={16} className="find-booking-next" />
    </Tap>
  )
}
