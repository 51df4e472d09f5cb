import { describe, expect, it } from 'vitest'
import { rangeScale } from '@/components/range-scale'

describe('where the marks of a range bar stand', () => {
  it('leaves room at either end of the lowest and the highest', () => {
    expect(rangeScale({ now: 30, before: 10, usual: { low: 0, high: 20 } })).toEqual({
      now: expect.closeTo(83.33, 1),
      before: expect.closeTo(38.89, 1),
      usual: { from: expect.closeTo(16.67, 1), to: expect.closeTo(61.11, 1) },
    })
  })

  it('stands in the middle where there is nothing to compare', () => {
    expect(rangeScale({ now: 5, before: null, usual: null })).toEqual({ now: 50, before: null, usual: null })
    expect(rangeScale({ now: 5, before: 5, usual: null })).toEqual({ now: 50, before: 50, usual: null })
  })
})
