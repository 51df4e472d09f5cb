import { describe, expect, it } from 'vitest'
import { changeOf, grouped, spanWords } from '@/features/insights/figures'
import { RIVER, reachesOf } from '@/features/insights/funnel-geometry'
import { CHART, linePath, pointsOf } from '@/features/insights/line-geometry'

describe('a figure beside what it was', () => {
  it.each([
    [
      { now: 34, before: 27 },
      { way: 'more', words: '多 7' },
    ],
    [
      { now: 2, before: 5 },
      { way: 'less', words: '少 3' },
    ],
    [
      { now: 0, before: 0 },
      { way: 'same', words: '一样' },
    ],
  ])('%o is %o', (figure, change) => {
    expect(changeOf(figure)).toEqual(change)
  })

  it.each([
    ['2026-11-25', '2026-11-25', '11 月 25 日到现在，和昨天一整天比'],
    ['2026-11-19', '2026-11-25', '11 月 19 日 – 25 日，和前 7 天比'],
    ['2026-11-28', '2026-12-04', '11 月 28 日 – 12 月 4 日，和前 7 天比'],
  ])('from %s to %s says %s', (from, to, words) => {
    expect(spanWords({ from, to })).toBe(words)
  })

  it('sets thousands apart', () => {
    expect([0, 999, 1240, 1234567].map(grouped)).toEqual(['0', '999', '1,240', '1,234,567'])
  })
})

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

describe('the line of visits', () => {
  const day = (on: string, visits: number, open = true) => ({ on, visits, open })
  const daily = [day('a', 6), day('b', 3), day('c', 0, false), day('d', 2), day('e', 0)]

  it('spreads the days over the width and the figures over the height', () => {
    const points = pointsOf(daily)
    expect([points.at(0)?.x, points.at(-1)?.x]).toEqual([CHART.left, CHART.width - CHART.right])
    expect([points.at(0)?.y, points.at(-1)?.y]).toEqual([CHART.top, CHART.height - CHART.bottom])
  })

  it('breaks where the shop was closed, and nowhere else', () => {
    expect(linePath(pointsOf(daily)).replace(/[\d. ]/g, '')).toBe('MLML')
  })

  it('lies on the ground when nobody came at all', () => {
    expect(pointsOf([day('a', 0), day('b', 0)]).map(({ y }) => y)).toEqual([102, 102])
  })
})
