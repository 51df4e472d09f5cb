import { useState } from 'react'
import type { Reservation } from '@/client/dining'
import { callPhone, copy, openMap } from '@/platform/phone'
import { CancelSheet } from './cancel-sheet'
import { SlipActions } from './slip-actions'

type Place = { latitude: number; longitude: number; name: string }
type BookedActionsProps = { reservation: Reservation; place?: Place }

/** The way there, a call, and giving the table back while that is possible. */
export const BookedActions = ({ reservation, place }: BookedActionsProps) => {
  const [leaving, setLeaving] = useState(false)
  const { storeAddress: address, storePhone, canCancel } = reservation
  const showWay = async () => {
    const shown = place && (await openMap({ ...place, address }))
    if (!shown) await copy(address)
  }
  return (
    <>
      <SlipActions
        actions={[
          { icon: 'place', words: '怎么走', onTap: showWay },
          { icon: 'phone', words: '打电话', onTap: () => callPhone(storePhone) },
          ...(canCancel ? [{ icon: 'cross' as const, words: '不去了', onTap: () => setLeaving(true) }] : []),
        ]}
      />
      {leaving && <CancelSheet reservation={reservation} onClose={() => setLeaving(false)} />}
    </>
  )
}
