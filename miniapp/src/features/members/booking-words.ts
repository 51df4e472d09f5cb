import type { Reservation } from '@/client/dining'
import { daysBetween, monthDay, sayDay, weekday } from '@/words/days'

const STATES = {
  booked: { tone: 'plain', children: '过了' },
  seated: { tone: 'good', children: '来过了' },
  noShow: { tone: 'gone', children: '没来' },
  canceled: { tone: 'plain', children: '取消了' },
} as const

/** How a booking that is over ended, as a pill shows it. */
export const endPill = ({ status }: Reservation) => STATES[status]

/** 「周五 18:30 · 6 位 · 靠窗 209」 */
export const bookingTitle = (booking: Reservation, today: string) => {
  const ahead = daysBetween(today, booking.on)
  const day = ahead >= 0 && ahead < 7 ? weekday(booking.on) : monthDay(booking.on)
  return `${day} ${booking.time} · ${booking.partySize} 位 · ${tableOf(booking)}`
}

/** Of a booking that is over: 「11 月 15 日 20:00」 and 「滨江店 · 靠窗 206 · 5 位」. */
export const pastWords = (booking: Reservation) => ({
  when: `${monthDay(booking.on)} ${booking.time}`,
  where: `${booking.storeName} · ${tableOf(booking)} · ${booking.partySize} 位`,
})

/** 「后天」; nothing where the title has said it already. */
export const nearDay = ({ on }: Reservation, today: string) => {
  const ahead = daysBetween(today, on)
  return ahead >= 0 && ahead <= 2 ? sayDay(on, today) : null
}

const tableOf = ({ tableFeatures, tableLabel }: Reservation) =>
  [tableFeatures[0], tableLabel].filter(Boolean).join(' ')
