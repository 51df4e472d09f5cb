import { useState } from 'react'
import { getAvailability, getFloorPlan } from '@/client/dining'
import { useApi } from '@/client/use-api'
import { logEvent } from '@/platform/events'
import { daysBetween } from '@/words/days'
import { slotMeant } from './slots'
import { whyNot } from './table-standing'

/** What the guest chose by hand; the rest follows from what the store has. */
type Choice = { on?: string; partySize: number; time?: string; tableId?: string }

const FIRST_PARTY_SIZE = 2

/** One guest choosing day, party, time and table at a store. */
export const useBooking = (storeId: string, first: Partial<Choice> = {}) => {
  const [choice, setChoice] = useState<Choice>({ partySize: FIRST_PARTY_SIZE, ...first })
  const [hint, setHint] = useState<string | null>(null)
  const { partySize } = choice
  const plan = useApi(`floor-plan ${storeId}`, () => getFloorPlan(storeId))
  const availability = useApi(`availability ${storeId} ${choice.on ?? 'first'} ${partySize}`, () =>
    getAvailability(storeId, { on: choice.on, partySize }),
  )

  const known = availability.data
  const on = choice.on ?? known?.on ?? ''
  const settled = known?.on === on && known.partySize === partySize
  const slots = known?.on === on ? known.slots : []
  const slot = slotMeant(slots, choice.time)
  const table = plan.data?.tables.find(({ id }) => id === choice.tableId && slot?.freeTableIds.includes(id))
  const today = known?.days[0]?.on ?? on

  const change = (changed: Partial<Choice>) => {
    setHint(null)
    setChoice({ ...choice, ...changed })
  }

  const chooseTime = (time: string) => {
    logEvent('slot_chosen', { partySize, daysAhead: daysBetween(today, on) }, storeId)
    change({ on, time })
  }

  const chooseTable = (tableId: string) => {
    // What is tapped while the store is being asked counts once it has answered.
    if (!settled) return change({ on, tableId })
    const tapped = plan.data?.tables.find(({ id }) => id === tableId)
    const refusal = tapped ? whyNot(tapped, slot, partySize) : null
    if (refusal) return setHint(refusal)
    logEvent('table_chosen', { tableId, partySize }, storeId)
    change({ on, time: slot?.time, tableId })
  }

  /** Somebody else was quicker: all but the table stays as it is, and the store is asked again. */
  const loseTable = () => {
    change({ on, time: slot?.time, tableId: undefined })
    void availability.retry()
  }

  const retry = () => {
    if (!known) change({ on: undefined })
    void plan.retry()
    void availability.retry()
  }

  return {
    ...{
      storeId,
      plan: plan.data,
      days: known?.days,
      today,
      on,
      partySize,
      slots,
      slot,
      table,
      hint,
      settled,
    },
    error: availability.error ?? plan.error,
    ...{ change, chooseTime, chooseTable, loseTable, retry, say: setHint },
  }
}

export type Booking = ReturnType<typeof useBooking>
