import { expect, it } from 'vitest'
import { usualOf } from '../../../api/_dining/usual-rules.js'

const ZONE = 'Asia/Shanghai'
const at = (day: string, time: string, partySize = 2) => ({
  startsAt: new Date(`${day}T${time}:00+08:00`),
  partySize,
})

it('three seatings are the least of a habit, and two of them must be alike', () => {
  const fridays = [at('2026-11-06', '18:30'), at('2026-11-13', '18:30')]
  expect(usualOf(fridays, ZONE)).toBeNull()
  expect(usualOf([...fridays, at('2026-11-16', '12:00')], ZONE)).toEqual({
    ...{ weekday: 5, time: '18:30', partySize: 2 },
  })
  const unlike = [at('2026-11-06', '18:30'), at('2026-11-09', '12:00'), at('2026-11-12', '19:00')]
  expect(usualOf(unlike, ZONE)).toBeNull()
})

it('the party is the one that comes then, and the latest settles ties', () => {
  const seatings = [
    ...[at('2026-10-30', '18:30', 4), at('2026-11-06', '18:30', 2), at('2026-11-13', '18:30', 2)],
    ...[at('2026-11-08', '11:30', 6), at('2026-11-15', '11:30', 6), at('2026-11-22', '11:30', 6)],
  ]
  expect(usualOf(seatings, ZONE)).toEqual({ weekday: 7, time: '11:30', partySize: 6 })
  expect(usualOf(seatings.slice(0, 3), ZONE)).toEqual({ weekday: 5, time: '18:30', partySize: 2 })
})
