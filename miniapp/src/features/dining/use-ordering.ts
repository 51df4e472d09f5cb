import { useEffect, useState } from 'react'
import type { ApiError } from '@/platform/api-error'
import { logEvent } from '@/platform/events'
import { replacePage } from '@/platform/navigation'
import { askForWeChat, needsWeChat } from '@/platform/wechat-door'
import { daysBetween } from '@/words/days'
import { maskTyped } from './contact'
import { GONE } from './gone'
import type { Contact } from './phone-sheet'
import type { Booking } from './use-booking'
import { usePlaceBooking } from './use-place-booking'

type Person = { me?: { phoneMasked: string | null }; error?: ApiError }

/** From the chosen table to the booking: asks for a phone if the shop has none, books, and goes on to the slip. */
export const useOrdering = (booking: Booking, { me, error }: Person) => {
  const knownPhone = me?.phoneMasked ?? null
  const [contact, setContact] = useState<Contact>({ phone: '', name: '' })
  const [asking, setAsking] = useState<'first' | 'change' | null>(null)
  const { place, busy } = usePlaceBooking(booking.storeId)

  useEffect(() => logEvent('booking_started', {}, booking.storeId), [booking.storeId])

  const book = async ({ phone, name }: Contact) => {
    const { table, slot, partySize, storeId, today, on } = booking
    if (!table || !slot) return
    const wish = { tableId: table.id, partySize, startsAt: slot.startsAt }
    const daysAhead = daysBetween(today, on)
    logEvent('booking_submitted', { tableId: table.id, partySize, daysAhead }, storeId)
    const outcome = await place({ ...wish, contactName: name || undefined, contactPhone: phone || undefined })
    if ('done' in outcome) return replacePage('booked', { id: outcome.done.id })
    const { code, message } = outcome.fault
    logEvent('booking_refused', { code }, storeId)
    if (GONE.includes(code)) {
      setAsking(null)
      booking.loseTable()
    }
    if (code === 'phone_needed') setAsking('first')
    booking.say(message)
  }

  const ask = (why: 'first' | 'change') => {
    booking.say(null)
    setAsking(why)
  }

  return {
    ...{ busy, asking, contact },
    phoneMasked: contact.phone ? maskTyped(contact.phone) : knownPhone,
    order: () => {
      if (needsWeChat(error)) return askForWeChat()
      return contact.phone || knownPhone ? book(contact) : ask('first')
    },
    askPhone: () => ask('change'),
    stopAsking: () => setAsking(null),
    takeContact: (given: Contact) => {
      setContact(given)
      return asking === 'first' ? book(given) : setAsking(null)
    },
  }
}
