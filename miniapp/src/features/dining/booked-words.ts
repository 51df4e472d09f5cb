import type { Reservation } from '@/client/dining'
import { REMINDER_HOURS } from '../../../../api/_dining/vocabulary'
import { bookingDay } from './wish-words'

type Standing = Pick<Reservation, 'status' | 'on' | 'startsAt'>
type Told = {
  title: string
  words: string
  pill: { tone: 'good' | 'wait' | 'gone'; children: string } | null
}

/** What a page about a booking says first. A booking that is still to come bears the seal and needs no pill. */
export const bookedWords = ({ status, on, startsAt }: Standing, now: Date, today: string): Told => {
  switch (status) {
    case 'booked':
      if (Date.parse(startsAt) > now.getTime())
        return {
          title: `订好了，${bookingDay(on, today)}见`,
          words: '桌子给你留着，路上不用急。',
          pill: null,
        }
      return on === today
        ? {
            title: '桌子还留着',
            words: '过了点也别急，给店里打个电话就好。',
            pill: { tone: 'wait', children: '到点了' },
          }
        : {
            title: '这顿过去了',
            words: '店里没记下你来过，下回见。',
            pill: { tone: 'gone', children: '过去了' },
          }
    case 'seated':
      return on === today
        ? {
            title: '坐下慢慢吃',
            words: '想要什么，招呼一声就来。',
            pill: { tone: 'good', children: '已入座' },
          }
        : { title: '这顿吃过了', words: '谢谢你来，下回见。', pill: { tone: 'good', children: '来过' } }
    case 'noShow':
      return {
        title: '这次没等到你',
        words: '桌子先给了别人，下回再来。',
        pill: { tone: 'gone', children: '没来' },
      }
    case 'canceled':
      return {
        title: '这张桌退了',
        words: '没关系，想来的时候再订。',
        pill: { tone: 'gone', children: '已取消' },
      }
  }
}

const REMINDED_MS = REMINDER_HOURS * 3_600_000

/** Whether there is still time to be reminded of a booking. */
export const canBeReminded = ({ status, startsAt }: Pick<Reservation, 'status' | 'startsAt'>, now: Date) =>
  status === 'booked' && Date.parse(startsAt) - REMINDED_MS > now.getTime()

/** How many bookings the person is reminded of before this one. */
export const remindedBefore = (
  all: Pick<Reservation, 'status' | 'startsAt'>[],
  { startsAt }: Pick<Reservation, 'startsAt'>,
) => all.filter((other) => other.status === 'booked' && other.startsAt < startsAt).length
