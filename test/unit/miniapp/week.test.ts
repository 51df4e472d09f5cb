import { describe, expect, it } from 'vitest'
import { weekDrawing } from '@/features/week/week-drawing'
import { countOf, sayUntil, spanOf, suggestionsTitle, weekPaperOf, weekSpan } from '@/features/week/week-view'
import { linesOf } from '@/features/week/wrapping'
import type { SharedSummary } from '../../../api/_reports/week/contract'
import { recordingBrush } from './recording-brush'

it('a link says until which day it opens', () => {
  expect(sayUntil('2026-12-14T04:00:00.000Z')).toBe('这个链接 12 月 14 日前有效，只能看。')
})

const usual = { low: 600, middle: 650, high: 700 }
const body: SharedSummary['body'] = {
  ...{ version: 1, merchantName: '望江小馆', storeName: '滨江店', stores: 1 },
  ...{ from: '2026-11-16', to: '2026-11-22', countedAt: '2026-11-23T00:00:00.000Z' },
  comparison: { kind: 'usual', words: '', apart: null },
  title: '上周，晚市更满了',
  sentences: [
    { words: '会员转化 12% → 9%：周三起桌贴入口扫码少了 41%。', detail: '扫桌贴来的 61 位，前一周 104 位。' },
    { words: '老客回来得慢了一点。', detail: '又来 37 位，前一周 41 位。' },
    { words: '没来的订座和平常一样。', detail: '9 单没来，平常 5 到 11 单。' },
  ],
  figures: [
    { measure: 'visitors', now: 1_204, before: 1_100, usual: null, standing: 'unknown', news: null },
    { measure: 'visits', now: 742, before: 681, usual, standing: 'above', news: 'good' },
    { measure: 'noShowRate', now: 0.035, before: 0.026, usual: null, standing: 'unknown', news: 'bad' },
    { measure: 'memberRate', now: null, before: null, usual: null, standing: 'unknown', news: null },
    { measure: 'billFen', now: 1_684_000, before: 1_484_000, usual: null, standing: 'unknown', news: 'good' },
  ],
  bestChannel: {
    ...{ channelId: null, source: 'poster', name: '门口的海报', costFen: 0 },
    ...{ visitors: 310, fans: 42, members: 12, visits: 30 },
  },
  dishes: {
    rising: [{ dishId: 'dsh_1', name: '清蒸江鲈', now: 180, before: 120 }],
    falling: [{ dishId: 'dsh_2', name: '酒酿圆子', now: 40, before: 80 }],
  },
  suggestions: [{ words: '把桌贴重新印一遍', detail: '周三起扫的人少了四成。' }],
  changes: [],
}

describe('a week as its page says it', () => {
  const view = weekPaperOf({ body, revision: 1 })

  it('has the figures to look at first as tiles, in their order, and the others after them', () => {
    expect(view.tiles.map(({ words, figure, unit }) => `${words} ${figure} ${unit}`)).toEqual([
      '到店 742 位',
      '没来的订座 3.5 %',
      '用券账单 1.68 万元',
    ])
    expect(view.others.map(({ words }) => words)).toEqual(['来逛'])
  })

  it('says each figure in a sentence, with what it was and what is usual', () => {
    expect(view.tiles[0]?.said).toBe('到店 742 位，前周 681 位，平常 600 位到 700 位')
  })

  it('says whose week it is, and of which days', () => {
    expect([view.place, view.span, view.foot]).toEqual([
      '望江小馆 · 滨江店',
      '11 月 16–22 日 · 读完一分钟',
      '数字算到 11 月 22 日 24:00',
    ])
    const brand = weekPaperOf({ body: { ...body, storeName: null, stores: 2 }, revision: 1 })
    expect([brand.place, brand.span]).toEqual(['望江小馆 · 全部门店', '11 月 16–22 日 · 两家店 · 读完一分钟'])
  })

  it('says first what is to be known first: a correction, a first week', () => {
    expect(view.notices).toEqual([])
    const changes = [{ measure: 'visits' as const, from: 740, to: 742 }]
    const first = { kind: 'first' as const, words: '第一周，还没有可比的', apart: null }
    expect(weekPaperOf({ body: { ...body, changes, comparison: first }, revision: 2 }).notices).toEqual([
      '更正过，这是第 2 版。到店 740 位 → 742 位',
      '第一周，还没有可比的',
    ])
    const apart = { ...body.comparison, apart: '前一周周二歇业，不和它比' }
    expect(weekPaperOf({ body: { ...body, comparison: apart }, revision: 1 }).notices).toEqual([
      '前一周周二歇业，不和它比。',
    ])
  })
})

it('a clerk is named on the page of who works there, and not where others read', () => {
  const id = `stf_${'0'.repeat(32)}`
  const about = { measure: 'nightRedemptions' as const, part: { kind: 'clerk' as const, id } }
  const night = { words: '打烊后核销了 14 张券，都是同一位店员。', detail: '', about, facts: [] }
  const staffs = { ...body, suggestions: [], sentences: [night, night, night] }
  const told = { body: staffs, revision: 1, clerks: [{ staffId: id, name: '小吴' }] }
  expect(weekPaperOf(told).sayings[0]?.detail).toBe('是小吴核销的。')
  expect(weekPaperOf({ body: staffs, revision: 1 }).sayings[0]?.detail).toBe('')
})

it('a span within a month says the month once', () => {
  expect(spanOf({ from: '2026-11-16', to: '2026-11-22' })).toBe('11 月 16–22 日')
  expect(weekSpan('2026-11-30')).toBe('11 月 30 日 – 12 月 6 日')
  expect([2, 3, 12].map(countOf)).toEqual(['两', '三', ' 12 '])
  expect([1, 2, 3].map(suggestionsTitle)).toEqual([
    '这周可以做一件事',
    '这周可以做两件事',
    '这周可以做三件事',
  ])
})

describe('the picture of a week', () => {
  // As Chinese faces are: a sign is as wide as it is high, a letter or digit a bit more than half of it.
  const wideOf = (words: string, size: number) =>
    [...words].reduce(
      (wide, sign) => wide + size * (sign === ' ' ? 0.28 : sign.charCodeAt(0) < 0x2000 ? 0.58 : 1),
      0,
    )
  const drawn = (long: boolean) => {
    const sentences = body.sentences.map(({ words, detail }) =>
      long ? { words: words.repeat(4), detail: detail.repeat(6) } : { words, detail },
    )
    const view = weekPaperOf({
      body: { ...body, sentences, title: body.title.repeat(long ? 5 : 1) },
      revision: 2,
    })
    const drawing = weekDrawing(view)
    const { brush, lines } = recordingBrush(wideOf)
    drawing.draw(brush, undefined)
    return { view, drawing, lines }
  }

  it('says every word and figure of the page', () => {
    const { view, lines } = drawn(false)
    const said = lines.map(({ words }) => words).join('')
    const page = [
      ...[view.place, view.title, view.span, view.foot, ...view.notices],
      ...view.sayings.flatMap(({ words, detail }) => [words, detail]),
      ...[...view.tiles, ...view.others].flatMap(({ words, figure, unit, change }) => [
        words,
        `${figure} ${unit}`,
        change?.words ?? '',
      ]),
      ...[...view.sources, ...view.suggestions].flatMap(({ words, detail }) => [words, detail]),
    ]
    const missing = page.filter((words) => !said.replaceAll(' ', '').includes(words.replaceAll(' ', '')))
    expect(missing).toEqual([])
  })

  it.each([false, true])('writes nothing beyond the sheet, nor over other lines (long: %s)', (long) => {
    const { drawing, lines } = drawn(long)
    for (const { words, x, y, wide, align } of lines) {
      const [from, to] = align === 'right' ? [x - wide, x] : [x, x + wide]
      expect.soft(from, words).toBeGreaterThanOrEqual(40)
      expect.soft(to, words).toBeLessThanOrEqual(drawing.width - 40)
      expect.soft(y, words).toBeLessThanOrEqual(drawing.height - 30)
    }
    const rows = [...new Set(lines.map(({ y }) => y))].sort((one, other) => one - other)
    const gaps = rows.slice(1).map((y, index) => y - (rows[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(28)
  })
})

describe('words as lines', () => {
  it('are no wider than they may be', () => {
    expect(linesOf('周五周六晚市坐满了九成', 10, 50)).toEqual(['周五周六晚', '市坐满了九', '成'])
  })
  it('keep a number whole, and begin with no stop', () => {
    expect(linesOf('多约 ¥4,300。', 10, 50)).toEqual(['多约 ¥', '4,300。'])
    expect(linesOf('坐满了九成，少', 10, 50)).toEqual(['坐满了九成，', '少'])
  })
})
