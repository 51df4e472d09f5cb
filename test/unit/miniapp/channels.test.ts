import { describe, expect, it } from 'vitest'
import {
  costWords,
  dailyDrawn,
  sayMore,
  sourceRows,
  spanWords,
  waysDrawn,
  waysOf,
} from '../../../miniapp/src/features/insights/channel-words'
import { channelCodeOf } from '../../../miniapp/src/platform/channel-code'
import { PRINT, printOf } from '../../../miniapp/src/platform/print-drawing'
import { recordingBrush } from './recording-brush'

const NOTHING = { sessions: 0, visitors: 0, fans: 0, members: 0, visits: 0, costFen: 0 }

describe('the code of a channel', () => {
  it('is in the scene of a mini-program code, however often it was encoded, or in a link', () => {
    expect(channelCodeOf({ scene: 'c.23456789' })).toBe('23456789')
    expect(channelCodeOf({ scene: 'c%2Eabcdefgh' })).toBe('abcdefgh')
    expect(channelCodeOf({ channel: 'abcdefgh' })).toBe('abcdefgh')
    expect(channelCodeOf({ scene: 'c.23456789', channel: 'abcdefgh' })).toBe('23456789')
  })

  it.each([
    '',
    '0'.repeat(32),
    'web',
    'c.',
    'c.short',
    'c.ABCDEFGH',
    'c.abcdefgi',
    'c.abcdefghj',
    '%',
    '%E0%A4%A',
  ])('is not the scene “%s”', (scene) => {
    expect(channelCodeOf({ scene })).toBeUndefined()
  })

  it.each(['c.abcdefgh', 'abc', '<script>', 'abcdefgh '])('nor the link “%s”', (channel) => {
    expect(channelCodeOf({ channel })).toBeUndefined()
  })
})

describe('the words of a channel', () => {
  it('say what a fan cost, or what it all cost, or that nobody has said', () => {
    expect(costWords({ ...NOTHING, fans: 3 })).toBe('没记花费')
    expect(costWords({ ...NOTHING, costFen: 10_000 })).toBe('花了 ¥100')
    expect(costWords({ ...NOTHING, costFen: 10_000, fans: 3 })).toBe('每位粉丝 ¥33.33')
  })

  it('say the days', () => {
    expect(spanWords({ from: '2026-10-29', to: '2026-11-25' })).toBe('10 月 29 日 – 11 月 25 日，近 28 天')
    expect(spanWords({ from: '2026-11-19', to: '2026-11-25' })).toBe('11 月 19 日 – 25 日，近 7 天')
  })

  it('put the source that brought most first, and last who came by themselves', () => {
    const row = (source: 'direct' | 'search' | 'chat', visitors: number) => ({
      ...{ source, visitorsBefore: 0 },
      figures: { ...NOTHING, visitors },
    })
    const sources = [row('direct', 9), row('search', 1), row('chat', 2)]
    const list = { sources }
    expect(sourceRows(list).map(({ words }) => words)).toEqual(['朋友发来', '搜一搜', '自己打开'])
    expect(sourceRows({ sources: [row('chat', 0)] })).toEqual([])
  })

  it('label the first of each week of the last 28 days, and today', () => {
    const daily = Array.from({ length: 28 }, (_, index) => ({
      on: `2026-11-${String(index + 1).padStart(2, '0')}`,
      visitors: index,
    }))
    const { points } = dailyDrawn(daily)
    expect(points.map(({ value }) => value)).toEqual(daily.map(({ visitors }) => visitors))
    expect(points.map(({ label }) => label).filter(Boolean)).toEqual([
      ...['11/1', '11/8', '11/15', '11/22', '今天'],
    ])
  })

  it('draw the ways that brought most beside the span before, a new one beside nothing', () => {
    const way = (source: 'direct' | 'search' | 'chat', visitors: number, visitorsBefore: number) => ({
      ...{ source, visitorsBefore },
      figures: { ...NOTHING, visitors },
    })
    const ways = waysOf({ channels: [], sources: [way('search', 4, 6), way('chat', 9, 0)] })
    expect(waysDrawn(ways, true)).toMatchObject({
      points: [
        { label: '朋友发来', value: 9 },
        { label: '搜一搜', value: 4 },
      ],
      before: [0, 6],
    })
    expect(waysDrawn(ways, false)).toMatchObject({ before: undefined })
    expect([sayMore(4, 6), sayMore(9, 0), sayMore(2, 2), sayMore(2, undefined)]).toEqual([
      ...['少 2', '多 9', '一样', '–'],
    ])
  })
})

it('a print has the shop, the line, the code on white and its name, none wider than the sheet', () => {
  const { brush, drawn } = recordingBrush()
  const shop = '望江楼外楼山外山青山绿水间百年老字号'
  printOf({ shop, line: '扫一扫', name: '桌贴', code: 'data:' }).draw(brush, 'the code')
  expect(drawn[0]).toEqual([shop, PRINT.width / 2, 36])
  expect(drawn.slice(1)).toEqual([
    ['扫一扫', 375, 40],
    ['the code', 160, 430],
    ['微信扫一扫', 375, 30],
    ['桌贴', 375, 24],
  ])
})
