import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shadeOf } from '@/components/heat-shade'
import { type ChartPoint, figuresOn, optionOf } from '@/features/insights/chart/options'
import { DARK, LIGHT } from '@/features/insights/chart/palette'
import { fallingReaches } from '@/features/insights/funnels/funnel-river'

const say = String
const points = (...values: (number | null)[]): ChartPoint[] =>
  values.map((value, index) => ({ label: `${index}`, value, gap: value === null ? '歇业' : undefined }))

describe('a line of figures', () => {
  const usual = [{ low: 2, high: 4 }, null, { low: 1, high: 9 }]
  const { series, yAxis } = optionOf({ kind: 'line', points: points(3, null, 5), usual, say }, LIGHT)
  const [low, band, line, gaps] = series as { data: unknown[]; connectNulls?: boolean }[]

  it('breaks where the shop was closed, and says so there', () => {
    expect(line?.data).toMatchObject([{ value: 3 }, { value: null }, { value: 5 }])
    expect(line?.connectNulls).toBeUndefined()
    expect(gaps?.data).toEqual([null, 0, null])
  })
  it('stands on the band of what is usual, which has a gap of its own', () => {
    expect(low?.data).toEqual([2, null, 1])
    expect(band?.data).toEqual([2, null, 8])
  })
  it('is as high as the highest of all it shows, from nothing up', () => {
    expect(yAxis).toMatchObject({ min: 0, max: 9 })
  })
})

describe('a figure at the lowest of its neighbours', () => {
  const sideOf = (index: number, ...values: number[]) => {
    const { series } = optionOf({ kind: 'line', points: points(...values), say }, LIGHT)
    const line = series[2] as { data: { label?: { position?: string } }[] }
    return line.data[index]?.label?.position
  }
  it('stands below it, where there is room', () => {
    expect(sideOf(1, 90, 40, 100)).toBe('bottom')
  })
  it('stands above it near the floor, where the axis has its words', () => {
    expect(sideOf(1, 90, 10, 100)).toBe('top')
    expect(sideOf(1, 9, 0, 100)).toBe('top')
  })
})

describe('the figures written on a chart', () => {
  const on = (...values: (number | null)[]) => [...figuresOn(points(...values))].sort((a, b) => a - b)
  it('are the highest, the lowest and the last', () => {
    expect(on(5, 9, 2, 7, 6)).toEqual([1, 2, 4])
  })
  it('leave out one that would lie on the last one’s', () => {
    expect(on(...Array.from({ length: 28 }, (_, index) => (index === 26 ? 99 : index + 1)))).toEqual([0, 27])
  })
  it('are none where the shop was closed all the time', () => {
    expect(on(null, null)).toEqual([])
  })
})

it('bars stand in pairs, the span before first', () => {
  const { series } = optionOf({ kind: 'bars', points: points(3, 0), before: [1, 2], say }, LIGHT)
  expect(series.map(({ data }) => data.map((one) => (one as { value?: number })?.value ?? one))).toEqual([
    [1, 2],
    [3, 0],
  ])
})

it('a canvas is drawn with the tokens of the sheet, by day and by night', () => {
  const sheet = readFileSync('miniapp/src/styles/tokens.scss', 'utf8')
  const [day = '', night = ''] = sheet.split('prefers-color-scheme: dark')
  const valueIn = (part: string, name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(part)?.[1]
  for (const [part, palette] of [
    [day, LIGHT],
    [night, DARK],
  ] as const)
    for (const [name, value] of Object.entries(palette))
      expect([name, valueIn(part, name)]).toEqual([name, value])
})

it.each([
  [null, 'none'],
  [0, 0],
  [0.05, 1],
  [0.2, 3],
  [1, 4],
] as const)('a cell of %s has the shade %s', (part, shade) => {
  expect(shadeOf(part)).toBe(shade)
})

describe('the river that falls', () => {
  const widthAt = (path: string, side: 'top' | 'foot') => {
    const numbers = path.match(/[\d.]+/g)?.map(Number) ?? []
    const [left = 0, right = 0] = side === 'top' ? [numbers[0], numbers.at(-2)] : [numbers[6], numbers[8]]
    return right - left
  }
  it('is as wide as the square root of who came so far', () => {
    const [first, second] = fallingReaches([400, 100])
    expect(widthAt(second?.path ?? '', 'top') / widthAt(first?.path ?? '', 'top')).toBeCloseTo(0.5)
  })
  it('flows from each step into the next', () => {
    const reaches = fallingReaches([1_240, 318, 146, 52, 20])
    for (const [index, { path }] of reaches.slice(0, -1).entries())
      expect(widthAt(path, 'foot')).toBeCloseTo(widthAt(reaches[index + 1]?.path ?? '', 'top'))
  })
  it('stays a thread where nobody came, and is drawn where nobody came at all', () => {
    for (const { path } of fallingReaches([0, 0, 0])) expect(path).not.toMatch(/NaN|-/)
  })
})
