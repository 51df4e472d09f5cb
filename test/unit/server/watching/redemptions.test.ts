import { describe, expect, it } from 'vitest'
import { isOutOfHoursAt } from '../../../../api/_insights/out-of-hours.js'
import { lookAtRedemptions, type Redeemed } from '../../../../api/_insights/watching/look-at-redemptions.js'
import type { Hours } from '../../../../api/_storefront/index.js'

const MINUTE_MS = 60_000
const DAY_MS = 1_440 * MINUTE_MS
const HOURS: Hours = {
  timeZone: 'Asia/Shanghai',
  periods: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    name: '全天',
    opensMinute: 660,
    closesMinute: 1_440,
  })),
  closures: [{ on: '2026-08-10', reason: '歇业' }],
  specials: [],
}
const at = (time: string, day = '2026-08-12') => new Date(`${day}T${time}:00+08:00`)
const NOW = at('21:05')

let count = 0
const redeemed = (when: Date, { by = 'stf_a', claimedMinutesBefore = 90 } = {}): Redeemed => ({
  ...{ id: `rdm_${++count}`, at: when, staffId: by },
  claimedAt: new Date(when.getTime() - claimedMinutesBefore * MINUTE_MS),
})
/** Two clerks who redeem two each on each of sixty evenings, an hour apart. */
const usual = [...Array(60).keys()].flatMap((back) =>
  ['18:00', '19:00', '20:00', '20:30'].map((time, index) =>
    redeemed(new Date(at(time).getTime() - (back + 1) * DAY_MS), { by: index % 2 ? 'stf_b' : 'stf_a' }),
  ),
)
const look = (today: Redeemed[], now = NOW, since?: Date) =>
  lookAtRedemptions(HOURS, [...usual, ...today], now, () => since ?? null)
const minutes = (start: string, offsets: number[]) =>
  offsets.map((offset) => new Date(at(start).getTime() + offset * MINUTE_MS))

describe('redemptions', () => {
  it.each([
    ['09:59', true],
    ['10:00', false],
    ['23:59', false],
    ['00:59', false],
    ['01:00', true],
  ])('at %s is outside of the hours from eleven to midnight, with an hour’s grace: %s', (time, is) =>
    expect(isOutOfHoursAt(HOURS, at(time))).toBe(is),
  )

  it('on a day of rest are outside but for the hour after the night before', () => {
    expect(isOutOfHoursAt(HOURS, at('19:00', '2026-08-10'))).toBe(true)
    expect(isOutOfHoursAt(HOURS, at('00:30', '2026-08-10'))).toBe(false)
    expect(isOutOfHoursAt(HOURS, at('00:30', '2026-08-11'))).toBe(true)
  })

  it('in the pause between lunch and dinner are not outside, nor anywhere in a shop that has no hours', () => {
    const served = (opensMinute: number, closesMinute: number) => ({
      weekday: 3,
      name: '一餐',
      opensMinute,
      closesMinute,
    })
    const two = { ...HOURS, periods: [served(660, 840), served(1_020, 1_260)] }
    expect(['14:59', '15:30', '21:59', '22:00'].map((time) => isOutOfHoursAt(two, at(time)))).toEqual([
      ...[false, false, false, true],
    ])
    expect(isOutOfHoursAt({ ...HOURS, periods: [] }, at('03:00'))).toBe(false)
  })

  it('as always are none, and one at night is a slip', () => {
    expect(look([redeemed(at('18:00')), redeemed(at('20:00'))]).findings).toEqual([])
    expect(look([redeemed(at('03:00'))]).findings).toEqual([])
  })

  it('two of one clerk at night are told with their ids, and one each of two clerks are not', () => {
    const [one, other] = [redeemed(at('03:00')), redeemed(at('03:10'))]
    expect(look([one, other]).findings).toEqual([
      {
        ...{ kind: 'redemptions', staffId: 'stf_a', doubts: ['afterHours'] },
        ...{ from: one.at.toISOString(), to: other.at.toISOString(), redemptionIds: [one.id, other.id] },
      },
    ])
    expect(look([one, redeemed(at('03:10'), { by: 'stf_b' })]).findings).toEqual([])
    expect(look([one, other], new Date(at('03:11').getTime() + DAY_MS)).findings).toEqual([])
  })

  it('where late ones are usual two are none', () => {
    const late = [...Array(30).keys()].map((back) =>
      redeemed(new Date(at('03:00').getTime() - (back + 2) * DAY_MS)),
    )
    expect(look([...late, redeemed(at('03:00')), redeemed(at('03:10'))]).findings).toEqual([])
    // But what is being told of teaches nothing.
    const since = new Date(at('03:00').getTime() - 40 * DAY_MS)
    expect(look([...late, redeemed(at('03:00')), redeemed(at('03:10'))], NOW, since).findings).toHaveLength(1)
  })

  it('of vouchers claimed minutes before are told from four on, where that is not usual', () => {
    const just = (offsets: number[]) =>
      minutes('18:00', offsets).map((when) => redeemed(when, { claimedMinutesBefore: 4 }))
    expect(look(just([0, 40, 80])).findings).toEqual([])
    expect(look(just([0, 40, 80, 120])).findings).toMatchObject([{ doubts: ['justClaimed'] }])
    const slow = minutes('18:00', [0, 40, 80, 120]).map((when) => redeemed(when, { claimedMinutesBefore: 5 }))
    expect(look(slow).findings).toEqual([])
  })

  it('one after another are told from seven in ten minutes on; a table of six that pays apart is none', () => {
    const burst = (offsets: number[]) => minutes('18:00', offsets).map((when) => redeemed(when))
    expect(look(burst([0, 1, 2, 3, 4, 5])).findings).toEqual([])
    expect(look(burst([0, 1, 2, 3, 4, 5, 6])).findings).toMatchObject([{ doubts: ['oneAfterAnother'] }])
    expect(look(burst([0, 2, 4, 6, 8, 10, 12])).findings).toEqual([])
    const busy = [...Array(60).keys()].flatMap((back) =>
      burst([0, 1, 2, 3, 4, 5]).map((one) => ({
        ...one,
        at: new Date(one.at.getTime() - (back + 1) * DAY_MS),
      })),
    )
    expect(look([...busy, ...burst([0, 1, 2, 3, 4, 5, 6])]).findings).toEqual([])
  })

  it('are as usual again after a week without, not after a night', () => {
    const night = [redeemed(at('03:00')), redeemed(at('03:10'))]
    const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
    expect(look(night, later(2)).isUsual('stf_a')).toBe(false)
    expect(look(night, later(8)).isUsual('stf_a')).toBe(true)
  })
})
