import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StoreDay, StoreReservation } from '@/client/dining'
import type { Store } from '@/client/storefront'
import { Blank } from '@/components/blank'
import { Chips } from '@/components/chips'
import { Hour, NowLine } from '@/components/hour'
import { Loaded } from '@/components/loaded'
import { UndoBar } from '@/components/undo-bar'
import { now } from '@/platform/clock'
import { openPage } from '@/platform/navigation'
import { clockTime, monthDay, sayDay } from '@/words/days'
import './day-book.scss'
import { DayTotals } from './day-totals'
import { daysFrom, dayTitle } from './day-words'
import { FindBooking } from './find-booking'
import { hoursOf, splitAt } from './hours'
import { bookingsOf, mealAt, totalsOf } from './meals'
import { NoShowSheet } from './no-show-sheet'
import { RingSwitch } from './ring-switch'
import { useArrivals } from './use-arrivals'
import { useSettle } from './use-settle'
import { useStoreDay } from './use-store-day'
import { VisitCard } from './visit-card'
import { doneWords } from './visit-words'

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
      <RingSwitch />
    </View>
  )
}

const BookedDay = ({ store, on, opensGuests }: DayBookProps & { on: string }) => {
  const day = useStoreDay(store.id, on)
  const isNew = useArrivals(day.data?.items)
  const { settle, takeBack, asSettled, faults, done } = useSettle(store.id, day.retry)
  const [absent, setAbsent] = useState<StoreReservation>()
  const card = (visit: StoreReservation) => (
    <VisitCard
      key={visit.id}
      visit={visit}
      isNew={isNew(visit.id)}
      fault={faults[visit.id]}
      onSeat={() => settle(visit, 'seated')}
      onNoShow={() => setAbsent(visit)}
      onTakeBack={() => takeBack(visit)}
      onOpenGuest={
        opensGuests ? () => openPage('guest', { personId: visit.personId, storeId: store.id }) : undefined
      }
    />
  )
  return (
    <Loaded answer={day} blocks={[112, 60, 60, 60]} besideMain>
      {(data) => (
        <>
          {data.items.length === 0 && <EmptyDay on={on} today={store.today} />}
          <Progress store={store} on={on} bookings={data.items.map(asSettled)} card={card} />
          {done && (
            <UndoBar
              key={done.key}
              words={doneWords(done.visit, done.outcome)}
              onUndo={() => takeBack(done.visit)}
            />
          )}
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

type ProgressProps = Pick<HoursProps, 'bookings' | 'card'> & { store: Store; on: string }

/** How far a day has come, today the meal that the title names, and its bookings by the hour. */
const Progress = ({ store, on, bookings, card }: ProgressProps) => {
  if (bookings.length === 0) return null
  const isToday = on === store.today
  const at = now()
  const meals = isToday ? store.hoursToday : []
  const counted = bookingsOf(bookings, mealAt(meals, clockTime(at.toISOString())), meals)
  return (
    <>
      <DayTotals totals={totalsOf(counted, at)} isToday={isToday} />
      <Hours bookings={bookings} at={isToday ? at : null} card={card} />
    </>
  )
}

type HoursProps = {
  bookings: StoreDay['items']
  /** Where the day is; null for another day than today. */
  at: Date | null
  card(visit: StoreReservation): React.ReactNode
}

const Hours = ({ bookings, at, card }: HoursProps) => {
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
