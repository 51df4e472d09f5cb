import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Reservation } from '@/client/dining'
import { callPhone, showWay } from '@/platform/phone'
import { logTap } from '@/platform/taps'
import { SlipActions } from './slip-actions'

type Place = { latitude: number; longitude: number; name: string }
type BookedActionsProps = { reservation: Reservation; place?: Place; onLeave(): void }

/** The way there, a call, and giving the table back while that is possible. */
export const BookedActions = ({ reservation, place, onLeave }: BookedActionsProps) => {
  const [copied, setCopied] = useState(false)
  const { storeId, storeAddress: address, storePhone, canCancel } = reservation
  const goThere = async () => {
    logTap('map', storeId)
    const found = await showWay(place && { ...place, address }, address)
    if (found === 'copied') logTap('copy_address', storeId)
    setCopied(found === 'copied')
  }
  const call = () => {
    logTap('call', storeId)
    void callPhone(storePhone)
  }
  const leave = () => {
    logTap('leave_booking', storeId)
    onLeave()
  }
  return (
    <>
      <SlipActions
        actions={[
          { icon: 'place', words: '怎么走', onTap: goThere },
          ...(storePhone ? [{ icon: 'phone' as const, words: '打电话', onTap: call }] : []),
          ...(canCancel ? [{ icon: 'cross' as const, words: '不去了', onTap: leave }] : []),
        ]}
      />
      {copied && (
        <View className="note" role="status">
          地址抄好了，贴到地图里就能找到。
        </View>
      )}
    </>
  )
}
