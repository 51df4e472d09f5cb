import type { StoreReservation } from '@/client/dining'
import type { Tone } from '@/components/pill'
import { sayDay } from '@/words/days'
import { sayPastDay } from '@/words/past'
import { visitPill } from './visit-words'

/** 「昨天 18:30」「周五 18:30」 */
export const foundWhen = ({ on, time }: StoreReservation, today: string) =>
  `${on < today ? sayPastDay(on, today) : sayDay(on, today)} ${time}`

/** A booking somebody asks for may be one they took back. */
export const foundPill = (booking: StoreReservation): { tone: Tone; words: string } =>
  booking.status === 'canceled' ? { tone: 'gone', words: '退了' } : visitPill(booking)
