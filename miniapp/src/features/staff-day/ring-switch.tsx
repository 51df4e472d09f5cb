import { View } from '@tarojs/components'
import { useState } from 'react'
import { SwitchRow } from '@/components/switch-row'
import { letRing, mayRing } from './ring'

export const RingSwitch = () => {
  const [rings, setRings] = useState(mayRing)
  const change = (on: boolean) => {
    letRing(on)
    setRings(on)
  }
  return (
    <View className="day-book-ring">
      <SwitchRow words="有新订座响一声" detail="开着这一页，就在这部手机上" on={rings} onChange={change} />
    </View>
  )
}
