import { useState } from 'react'
import { Card } from '@/components/card'
import { SwitchRow } from '@/components/switch-row'
import { letRing, mayRing } from './ring'

export const RingSwitch = () => {
  const [rings, setRings] = useState(mayRing)
  const change = (on: boolean) => {
    letRing(on)
    setRings(on)
  }
  return (
    <Card listed className="day-book-ring">
      <SwitchRow words="有新订座响一声" detail="开着这一页，就在这部手机上" on={rings} onChange={change} />
    </Card>
  )
}
