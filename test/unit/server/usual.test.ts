import { describe, expect, it } from 'vitest'
import { medianOf, usualOf } from '../../../api/_insights/usual.js'

describe('what is usual', () => {
  it('is the median, and twice the robust deviation to either side', () => {
    // The median is 100; the deviations are 0, 0, 0, 10, 10, 20, 20, 30, their median 10: 2 × 1.4826 × 10 = 29.652.
    const usual = usualOf([100, 90, 110, 80, 120, 130, 100, 100])
    expect(usual?.middle).toBe(100)
    expect(usual?.low).toBeCloseTo(70.348)
    expect(usual?.high).toBeCloseTo(129.652)
  })

  it('is not moved by one week that was mad', () => {
    expect(usualOf([100, 101, 99, 100, 100, 100, 100, 5_000])).toEqual({ low: 80, middle: 100, high: 120 })
  })

  it('is never narrower than chance, nor below nothing', () => {
    expect(usualOf([4, 4, 4, 4])).toEqual({ low: 0, middle: 4, high: 8 })
    expect(usualOf([0, 0, 0, 0])).toEqual({ low: 0, middle: 0, high: 2 })
  })

  it('is not known from three values', () => {
    expect(usualOf([1, 2, 3])).toBeNull()
    expect(medianOf([])).toBeNaN()
  })
})
