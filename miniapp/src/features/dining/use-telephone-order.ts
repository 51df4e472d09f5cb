import { useState } from 'react'
import {
  type StoreReservation,
  type TelephoneReservationRequest,
  takeTelephoneReservation,
} from '@/client/dining'
import { useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { isPhone } from './contact'
import { GONE } from './gone'
import type { Booking } from './use-booking'

export type TelephoneOrder = ReturnType<typeof useTelephoneOrder>

/** Writes down what somebody says on the telephone, once; what was typed stays when it could not be. */
export const useTelephoneOrder = (booking: Booking) => {
  const [phone, setPhone] = useState('')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState<StoreReservation>()
  const refresh = useRefresh()
  const typePhone = (typed: string) => {
    booking.say(null)
    setPhone(typed)
  }
  const { run, busy } = useCommand((key, wanted: TelephoneReservationRequest) =>
    takeTelephoneReservation(key, booking.storeId, wanted),
  )

  const order = async () => {
    const { table, slot, partySize } = booking
    if (!table || !slot) return
    setTried(true)
    if (!isPhone(phone)) return booking.say('还差客人的电话，在最上面。')
    const wish = { tableId: table.id, partySize, startsAt: slot.startsAt }
    const outcome = await run({ ...wish, contactPhone: phone, contactName: name.trim() || undefined })
    if ('done' in outcome) {
      for (const key of ['store-day', 'availability']) void refresh(key)
      return setDone(outcome.done)
    }
    if (GONE.includes(outcome.fault.code)) booking.loseTable()
    booking.say(outcome.fault.message)
  }

  const startOver = () => {
    setPhone('')
    setName('')
    setTried(false)
    setDone(undefined)
    booking.change({ tableId: undefined })
  }

  return { phone, typePhone, name, setName, tried, busy, done, order, startOver }
}
