import type { ReactNode } from 'react'
import type { Me } from '@/client/members'
import { useMyReservations } from '@/client/use-my-reservations'
import { Blank } from '@/components/blank'
import { Skeleton } from '@/components/skeleton'
import { now } from '@/platform/clock'
import { openPage } from '@/platform/navigation'
import { shopDay } from '@/words/days'
import { BookAgain } from './book-again'
import { BookingCard } from './booking-card'
import { MemberCard } from './member-card'
import { splitBookings } from './my-bookings'
import { MyDetails } from './my-details'
import { MyRows } from './my-rows'
import { PastBookings } from './past-bookings'
import { StaffCard } from './staff-card'

type MyPageProps = {
  me: Me
  stores: { id: string; name: string }[]
  /** How many dishes they like, once it is known. */
  favourites: number | undefined
  /** The rows of messages that can be allowed. */
  messages: ReactNode
}

/** Everything a person has with this shop. */
export const MyPage = ({ me, stores, favourites, messages }: MyPageProps) => {
  const { reservations } = useMyReservations()
  const today = shopDay(now().toISOString())
  const { ahead, before } = splitBookings(reservations, today)
  const known = reservations !== undefined
  const isNew = reservations?.length === 0
  return (
    <>
      {me.staff.length > 0 && <StaffCard staff={me.staff} stores={stores} />}
      <MemberCard me={me} />
      {!known && <Skeleton blocks={[68]} />}
      {ahead.map((booking) => (
        <BookingCard key={booking.id} booking={booking} today={today} />
      ))}
      {known && !isNew && ahead.length === 0 && <BookAgain />}
      <MyRows favourites={favourites} />
      <PastBookings bookings={before} />
      {isNew && me.staff.length === 0 && (
        <Blank
          art="tea"
          title="还没订过座"
          words="哪天想来，先占一张桌。"
          action={{ words: '去订座', onTap: () => openPage('booking') }}
        />
      )}
      <MyDetails me={me} messages={messages} />
    </>
  )
}
