import { describe, expect, it } from 'vitest'
import { decideReinstatement, decideReservation, mayDo } from '../../../api/_dining/reservation-rules.js'
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

describe('taking back', () => {
  const settledAt = startsAt
  const late = (ms: number) => new Date(settledAt.getTime() + ms)

  it.each([
    ['seated', false],
    ['noShow', true],
  ] as const)('%s is possible for ten minutes', (status, takesTable) => {
    expect(decideReinstatement({ status, settledAt }, late(10 * MINUTE))).toEqual({ takesTable })
    expect(decideReinstatement({ status, settledAt }, late(10 * MINUTE + 1))).toEqual(
      refused('reinstatement_too_late'),
    )
  })

  it('never what the guest did, or nobody', () => {
    expect(decideReinstatement({ status: 'canceled', settledAt }, late(0))).toEqual(
      refused('reservation_settled'),
    )
    expect(decideReinstatement({ status: 'booked', settledAt: null }, late(0))).toEqual(
      refused('reservation_standing'),
    )
  })
})
