import { View } from '@tarojs/components'
import { tableWords } from '@/words/tables'
import './booking-dock.scss'
import type { Booking } from './use-booking'

/** The table that was chosen, or what is to be done first. */
export const DockLine = ({ booking }: { booking: Booking }) => {
  const { table, hint } = booking
  if (hint)
    return (
      <View className="booking-dock-line wait" role="alert">
        {hint}
      </View>
    )
  if (!table) return <View className="booking-dock-line note">{invitation(booking)}</View>
  const name = `${table.label}号桌`
  return (
    <View className="booking-dock-line">
      <View className="booking-dock-table">{name}</View>
      {tableWords(table).slice(name.length)}
    </View>
  )
}

const invitation = ({ settled, slots, slot }: Booking) => {
  if (!settled) return '正在看哪些桌还空着'
  if (slots.length === 0) return '换一天，再来挑桌'
  return slot?.freeTableIds.length ? '绿框的桌都空着，点一下就选上' : '这个时间坐满了，换个时间看看'
}
