import type { Availability, Table } from '@/client/dining'
import { sayDay } from '@/words/days'

const EVENING_FROM = '16:00'

/** The seating to offer first: the evening's first with a free table, else the day's first. */
export const firstFreeSlot = ({ slots }: Availability) => {
  const free = slots.filter(({ freeTableIds }) => freeTableIds.length > 0)
  return free.find(({ time }) => time >= EVENING_FROM) ?? free[0]
}

export const nextOpenDay = ({ on, days }: Availability) => days.find((day) => day.open && day.on > on)?.on

/** 「今晚」, 「明晚」, 「周四」: how one names a seating when booking it. */
export const seatingDay = (on: string, time: string, today: string) => {
  const day = sayDay(on, today)
  return time >= EVENING_FROM ? day.replace(/^([今明])天$/, '$1晚') : day
}

/** 「适合 1–4 位 · 靠窗 3 桌」 */
export const freeTablesInWords = (tables: Table[]) => {
  if (tables.length === 0) return null
  const fewest = Math.min(...tables.map(({ partyMin }) => partyMin))
  const most = Math.max(...tables.map(({ partyMax }) => partyMax))
  const atWindow = tables.filter(({ features }) => features.includes('靠窗')).length
  return [`${fewest}–${most} 位`, atWindow && `靠窗 ${atWindow} 桌`].filter(Boolean).join(' · ')
}
