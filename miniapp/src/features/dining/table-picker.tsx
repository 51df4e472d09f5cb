import { View } from '@tarojs/components'
import { FloorPlan } from '@/components/floor-plan'
import { FloorPlanLegend } from '@/components/floor-plan-legend'
import { tableWords } from '@/words/tables'
import { standingOf, unfitWord, whyNot } from './table-standing'
import './table-picker.scss'
import type { Booking } from './use-booking'

/** The drawn room to choose a table in. */
export const TablePicker = ({ booking }: { booking: Booking }) => {
  const { plan, slot, partySize, table: chosen, settled } = booking
  if (!plan) return null
  const tables = plan.tables.map((table) => ({
    ...table,
    standing: table.id === chosen?.id ? ('chosen' as const) : standingOf(table, slot, partySize),
    words: whyNot(table, slot, partySize) ?? `${tableWords(table)} · 空`,
  }))
  return (
    <>
      <View className="row between table-picker-head">
        <View className="section">挑一张桌</View>
        <FloorPlanLegend unfit={unfitWord(plan.tables, partySize)} />
      </View>
      <View className={settled ? 'table-picker' : 'table-picker table-picker-asking'}>
        <FloorPlan {...plan} tables={tables} onChoose={booking.chooseTable} />
      </View>
    </>
  )
}
