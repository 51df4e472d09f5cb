import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makesRegular } from '../../../api/_members/visit-rules.js'
import { dayAfter } from '../../../api/_platform/clock.js'

const FIRST = '2026-10-26'

it('one visit makes no regular, nor two on one day', () => {
  expect(makesRegular([], FIRST)).toBe(false)
  expect(makesRegular([FIRST], FIRST)).toBe(false)
})

it('the second visit within thirty days of the first makes a regular', () => {
  expect(makesRegular([FIRST], '2026-10-27')).toBe(true)
  expect(makesRegular([FIRST], dayAfter(FIRST, 30))).toBe(true)
  expect(makesRegular([FIRST], dayAfter(FIRST, 31))).toBe(false)
})

it('only the first two days matter, in whatever order they became known', () => {
  const days = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 90 }), (offsets, offset) => {
      const [first = 0, second] = [...new Set([...offsets, offset])].sort((a, b) => a - b)
      const expected = second !== undefined && second - first <= 30
      const asDays = offsets.map((days) => dayAfter(FIRST, days))
      expect(makesRegular(asDays, dayAfter(FIRST, offset))).toBe(expected)
    }),
  )
})
