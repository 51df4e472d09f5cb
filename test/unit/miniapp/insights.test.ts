import { describe, expect, it } from 'vitest'
import { RIVER, reachesOf } from '@/features/insights/funnel-geometry'

describe('reachesOf', () => {
  const heightOf = (path: string) => {
    const [, top, bottom] = /^M0 ([\d.]+)C.* 0 ([\d.]+)Z$/.exec(path) ?? []
    return Number(bottom) - Number(top)
  }

  it('makes heights follow the square root of the count', () => {
    const [visitors, fans] = reachesOf({ visitors: 400, fans: 100, members: 4, regulars: 1 })
    expect(heightOf(fans?.path ?? '') / heightOf(visitors?.path ?? '')).toBeCloseTo(0.5)
  })

  it('lets each reach flow into the next and stay inside the picture', () => {
    const reaches = reachesOf({ visitors: 1240, fans: 318, members: 146, regulars: 52 })
    const ends = reaches.map(({ path }) => / 90 ([\d.]+)V/.exec(path)?.[1])
    const starts = reaches.map(({ path }) => /^M0 ([\d.]+)/.exec(path)?.[1])
    expect(ends.slice(0, 3)).toEqual(starts.slice(1))
    expect(heightOf(reaches[0]?.path ?? '')).toBeLessThanOrEqual(RIVER.height)
  })

  it('says how many of the stage before came on', () => {
    expect(
      reachesOf({ visitors: 1240, fans: 318, members: 146, regulars: 52 }).map(({ kept }) => kept),
    ).toEqual([null, 26, 46, 36])
    expect(reachesOf({ visitors: 9, fans: 0, members: 0, regulars: 0 }).map(({ kept }) => kept)).toEqual([
      null,
      0,
      null,
      null,
    ])
  })

  it('puts a number above a reach that is too low for it', () => {
    const reaches = reachesOf({ visitors: 10_000, fans: 2_500, members: 9, regulars: 0 })
    expect(reaches.map(({ holdsNumber }) => holdsNumber)).toEqual([true, true, false, false])
  })

  it('stays a thread of water where nobody is', () => {
    for (const { path } of reachesOf({ visitors: 0, fans: 0, members: 0, regulars: 0 }))
      expect(path).not.toMatch(/NaN/)
  })
})
