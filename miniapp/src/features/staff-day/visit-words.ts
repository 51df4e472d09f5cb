import type { StoreReservation } from '@/client/dining'
import type { Tone } from '@/components/pill'
import { clockTime } from '@/words/days'

type Named = Pick<StoreReservation, 'guestName' | 'phoneTail'>

export const nameOf = ({ guestName, phoneTail }: Named) =>
  guestName ?? (phoneTail ? `尾号 ${phoneTail}` : '没留名字')

/** 「209 靠窗」 */
export const tableOf = ({ tableLabel, tableFeatures }: StoreReservation) =>
  [tableLabel, ...tableFeatures].join(' ')

/** 「第 3 次来」; of somebody who did not come, how long the table waited. */
export const aboutVisit = (visit: StoreReservation) =>
  visit.status === 'noShow' ? waited(visit) : timesHere(visit)

/** A visit that is still to come is one more than the ones there were. */
const timesHere = ({ status, visits }: StoreReservation) => {
  const times = Math.max(1, status === 'seated' ? visits : visits + 1)
  return times === 1 ? '第一次来' : `第 ${times} 次来`
}

const waited = ({ startsAt, settledAt }: StoreReservation) => {
  const minutes = settledAt ? Math.floor((Date.parse(settledAt) - Date.parse(startsAt)) / 60_000) : 0
  return minutes > 0 ? `等了 ${sayMinutes(minutes)}` : ''
}

/** The state of a booking: colour, shape and word. */
export const visitPill = ({ status, lateMinutes }: StoreReservation): { tone: Tone; words: string } => {
  if (status === 'seated') return { tone: 'good', words: '已入座' }
  if (status === 'noShow') return { tone: 'gone', words: '没来' }
  if (lateMinutes > 0) return { tone: 'wait', words: `晚了 ${sayMinutes(lateMinutes)}` }
  return { tone: 'plain', words: '已订' }
}

/** 「206 已入座」: what a tap has just done. */
export const doneWords = (
  { tableLabel }: Pick<StoreReservation, 'tableLabel'>,
  outcome: 'seated' | 'noShow',
) => (outcome === 'seated' ? `${tableLabel} 已入座` : `没来，${tableLabel} 腾出来了`)

export const settledTime = ({ status, settledAt }: StoreReservation) =>
  settledAt && status !== 'booked' ? clockTime(settledAt) : ''

const sayMinutes = (minutes: number) => {
  if (minutes < 60) return `${minutes} 分钟`
  const rest = minutes % 60
  return rest ? `${Math.floor(minutes / 60)} 小时 ${rest} 分` : `${minutes / 60} 小时`
}
