import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StoreDay, StoreReservation } from '@/client/dining'
import type { Store } from '@/client/storefront'
import { Blank } from '@/components/blank'
import { Chips } from '@/components/chips'
import { Hour, NowLine } from '@/components/hour'
import { Loaded } from '@/components/loaded'
import { now } from '@/platform/clock'
import { openPage } from '@/platform/navigation'
import { clockTime, monthDay, sayDay } from '@/words/days'
import './day-book.scss'
import { DayTotals } from './day-totals'
import { daysFrom, dayTitle } from './day-words'
import { FindBooking } from './find-booking'
import { hoursOf, splitAt } from './hours'
import { NoShowSheet } from './no-show-sheet'
import { useSettle } from './use-settle'
import { useStoreDay } from './use-store-day'
import { VisitCard } from './visit-card'

type DayBookProps = { store: Store; opensGuests: boolean }

/** The bookings of a store, a day at a time. */
export const DayBook = ({ store, opensGuests }: DayBookProps) => {
  const [chosen, choose] = useState<string>()
  const on = chosen ?? store.today
  const days = daysFrom(store.today).map((day) => ({ key: day.on, words: day.words }))
  return (
    <View className="day-book">
      <View className="row between">
        <View className="title">{dayTitle(on, store, clockTime(now().toISOString()))}</View>
        <View className="note">{monthDay(on)}</View>
      </View>
      <FindBooking storeId={store.id} today={store.today} onOpenDay={choose} />
      <View className="day-book-days">
        <Chips label="看哪天" items={days} chosen={on} onChoose={choose} />
      </View>
      <BookedDay key={on} store={store} on={on} opensGuests={opensGuests} />
    </View>
  )
}

const BookedDay = ({ store, on, opensGuests }: DayBookProps & { on: string }) => {
  const day = useStoreDay(store.id, on)
  const { settle, asSettled, faults } = useSettle(store.id, day.retry)
  const [absent, setAbsent] = useState<StoreReservation>()
  const card = (visit: StoreReservation) => (
    <VisitCard
      key={visit.id}
      visit={asSettled(visit)}
      fault={faults[visit.id]}
      onSeat={() => settle(visit, 'seated')}
      onNoShow={() => setAbsent(visit)}
      onOpenGuest={
        opensGuests ? () => openPage('guest', { personId: visit.personId, storeId: store.id }) : undefined
      }
    />
  )
  return (
    <Loaded answer={day} blocks={[112, 60, 60, 60]} besideMain>
      {(data) => (
        <>
          {data.items.length === 0 ? (
            <EmptyDay on={on} today={store.today} />
          ) : (
            <DayTotals totals={data.totals} isToday={on === store.today} />
          )}
          <Hours bookings={data.items} at={on === store.today ? now() : null} card={card} />
          <NoShowSheet
            visit={absent}
            onClose={() => setAbsent(undefined)}
            onNoShow={(visit) => {
              setAbsent(undefined)
              void settle(visit, 'noShow')
            }}
          />
        </>
      )}
    </Loaded>
  )
}

type HoursProps = {
  bookings: StoreDay['items']
  /** Where the day is; null for another day than today. */
  at: Date | null
  card(visit: StoreReservation): React.ReactNode
}

const Hours = ({ bookings, at, card }: HoursProps) => {
  if (bookings.length === 0) return null
  const { past, coming } = splitAt(hoursOf(bookings), at ?? new Date(0))
  const rows = (hours: typeof past) =>
    hours.map(({ time, startsAt, visits }) => (
      <Hour key={startsAt} time={time}>
        {visits.map(card)}
      </Hour>
    ))
  return (
    <>
      {rows(past)}
      {at && <NowLine time={clockTime(at.toISOString())} />}
      {rows(coming)}
    </>
  )
}

const EmptyDay = ({ on, today }: { on: string; today: string }) => (
  <Blank
    art="boat"
    title={`${sayDay(on, today)}还没有人订`}
    words={on === today ? '有人订座会自己出现在这里。散客来了，扫券核销就行。' : '有人订座会自己出现在这里。'}
  />
)
