import { describe, expect, it } from 'vitest'
import { isSpecialDay } from '../../../../api/_insights/watching/holidays.js'
import { atLeast, atMost, hitsAtLeast, shareOf } from '../../../../api/_insights/watching/tails.js'

describe('how likely a count is', () => {
  it('is Poisson’s where days differ by chance alone', () => {
    expect(atMost(0, 5)).toBeCloseTo(Math.exp(-5), 12)
    // e^-3 (1 + 3 + 9/2)
    expect(atMost(2, 3)).toBeCloseTo(0.42319, 5)
    expect(atLeast(3, 3)).toBeCloseTo(1 - 0.42319, 5)
    expect(atLeast(0, 3)).toBe(1)
  })

  it('is the negative binomial’s where they differ by more', () => {
    // Mean 4 and variance 12 are two failures at odds of 1 to 2: 1/9, then 4/27.
    expect(atMost(0, 4, 0.5)).toBeCloseTo(1 / 9, 12)
    expect(atMost(1, 4, 0.5)).toBeCloseTo(1 / 9 + 4 / 27, 12)
  })

  it('holds for numbers whose least chance a computer cannot write', () => {
    expect(atMost(900, 1_000)).toBeGreaterThan(1e-4)
    expect(atMost(900, 1_000)).toBeLessThan(2e-3)
    expect(atMost(1_100, 1_000)).toBeGreaterThan(0.99)
    expect(atMost(20_000, 10_000, 0.02)).toBeGreaterThan(0.99)
  })

  it('is the binomial’s for hits among tries, and a share from few is a cautious one', () => {
    // 3 · 0.1² · 0.9 + 0.1³
    expect(hitsAtLeast(2, 3, 0.1)).toBeCloseTo(0.028, 12)
    expect(hitsAtLeast(0, 3, 0.1)).toBeCloseTo(1, 12)
    expect(shareOf(0, 9)).toBe(0.05)
    expect(shareOf(0, 0)).toBe(0.5)
  })
})

describe('a day like no other of its weekday', () => {
  const HERE = 'Asia/Shanghai'
  it.each([
    ['2026-10-01', true, 'a public holiday'],
    ['2026-10-10', true, 'a Saturday that makes up for one'],
    ['2026-09-30', true, 'the eve of one'],
    ['2026-10-12', false, 'a Monday'],
    ['2026-10-17', false, 'a Saturday'],
    ['2027-02-06', true, 'spring’s first day, of a year that is not told yet'],
    ['2027-10-07', true, 'the golden week of such a year'],
    ['2027-10-09', false, 'a day of such a year'],
  ])('%s is: %s, %s', (day, is) => expect(isSpecialDay(day, HERE)).toBe(is))

  it('is China’s own', () => expect(isSpecialDay('2026-10-01', 'Europe/Berlin')).toBe(false))
})
