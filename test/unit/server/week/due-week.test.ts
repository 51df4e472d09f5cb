import { expect, it } from 'vitest'
import { dueWeekOf } from '../../../../api/_reports/week/due-week.js'

it.each([
  ['Asia/Shanghai', '2026-11-30T07:59:59+08:00', '2026-11-16'],
  ['Asia/Shanghai', '2026-11-30T08:00:00+08:00', '2026-11-23'],
  ['Asia/Shanghai', '2026-12-06T23:59:59+08:00', '2026-11-23'],
  ['Asia/Shanghai', '2026-12-07T00:30:00+08:00', '2026-11-23'],
  // Clocks went back on Sunday 1 November: eight o’clock is an hour later by UTC than the week before.
  ['America/New_York', '2026-10-26T11:59:59Z', '2026-10-12'],
  ['America/New_York', '2026-10-26T12:00:00Z', '2026-10-19'],
  ['America/New_York', '2026-11-02T12:59:59Z', '2026-10-19'],
  ['America/New_York', '2026-11-02T13:00:00Z', '2026-10-26'],
  // And forward on Sunday 8 March.
  ['America/New_York', '2026-03-09T11:59:59Z', '2026-02-23'],
  ['America/New_York', '2026-03-09T12:00:00Z', '2026-03-02'],
])('in %s at %s the week of %s is due', (timeZone, now, weekOn) => {
  expect(dueWeekOf(new Date(now), timeZone)).toBe(weekOn)
})
