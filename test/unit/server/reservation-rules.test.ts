import { describe, expect, it } from 'vitest'
import { decideReservation, mayDo } from '../../../api/_dining/reservation-rules.js'
import { RESERVATION_STATUSES } from '../../../api/_dining/vocabulary.js'

const startsAt = new Date('2026-11-25T18:30:00+08:00')
const MINUTE = 60_000
const moments = {
  'three hours before': -180 * MINUTE,
  'just before seating opens': -120 * MINUTE - 1,
  'two hours before': -120 * MINUTE,
  'a moment before': -1,
  'on time': 0,
  'an hour late': 60 * MINUTE,
}
type Moment = keyof typeof moments
const nowAt = (moment: Moment) => new Date(startsAt.getTime() + moments[moment])

const seated = { to: 'seated', keepsTable: true }
const noShow = { to: 'noShow', keepsTable: false }
const canceled = { to: 'canceled', keepsTable: false }
const refused = (code: string) => ({ refused: code })
const tooEarly = refused('reservation_too_early')
const notDue = refused('reservation_not_due')
const begun = refused('reservation_begun')

describe('a booked table', () => {
  it.each<[Moment, object, object, object]>([
    ['three hours before', tooEarly, notDue, canceled],
    ['just before seating opens', tooEarly, notDue, canceled],
    ['two hours before', seated, notDue, canceled],
    ['a moment before', seated, notDue, canceled],
    ['on time', seated, noShow, begun],
    ['an hour late', seated, noShow, begun],
  ])('%s', (moment, seat, markNoShow, cancel) => {
    const standing = { status: 'booked', startsAt } as const
    expect(decideReservation('seat', standing, nowAt(moment))).toEqual(seat)
    expect(decideReservation('markNoShow', standing, nowAt(moment))).toEqual(markNoShow)
    expect(decideReservation('cancel', standing, nowAt(moment))).toEqual(cancel)
  })
})

describe.each(['seat', 'markNoShow', 'cancel'] as const)('%s', (command) => {
  it('moves nothing that is settled, whatever the time', () => {
    for (const status of RESERVATION_STATUSES.filter((one) => one !== 'booked')) {
      for (const moment of Object.keys(moments) as Moment[]) {
        const standing = { status, startsAt }
        expect(decideReservation(command, standing, nowAt(moment))).toEqual(refused('reservation_settled'))
        expect(mayDo(command, standing, nowAt(moment))).toBe(false)
      }
    }
  })

  it('is offered exactly when it would be done', () => {
    for (const moment of Object.keys(moments) as Moment[]) {
      const standing = { status: 'booked', startsAt } as const
      const done = 'to' in decideReservation(command, standing, nowAt(moment))
      expect(mayDo(command, standing, nowAt(moment))).toBe(done)
    }
  })
})
