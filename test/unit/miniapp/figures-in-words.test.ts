import { describe, expect, it } from 'vitest'
import { changeOf, figureInWords, sayFigure } from '@/words/figures'

describe('a figure in words', () => {
  it.each([
    [742, '位', '742', '位'],
    [12_400, '位', '12,400', '位'],
    [999_900, '元', '9,999', '元'],
    [1_684_000, '元', '1.68', '万元'],
    [0.0349, '%', '3.5', '%'],
    [0, '%', '0', '%'],
  ] as const)('%d %s is %s %s', (value, unit, figure, said) => {
    expect(sayFigure(value, unit)).toEqual({ figure, unit: said })
  })

  it('in a sentence', () => {
    expect(figureInWords(742, '位')).toBe('742 位')
    expect(figureInWords(0.125, '%')).toBe('12.5%')
    expect(figureInWords(1_684_000, '元')).toBe('1.68 万元')
  })
})

describe('a figure beside what it was', () => {
  const guests = { unit: '位', better: 'more' } as const
  const usual = { low: 600, high: 700 }

  it('is nothing where there was none', () => {
    expect(changeOf({ now: 5, before: null, usual: null }, guests)).toBeNull()
  })

  it.each([
    [{ now: 742, before: 681, usual }, guests, { way: 'more', tone: 'good', words: '多 61' }],
    [{ now: 590, before: 681, usual }, guests, { way: 'less', tone: 'wait', words: '少 91' }],
    [{ now: 650, before: 681, usual }, guests, { way: 'less', tone: 'plain', words: '少 31' }],
    [{ now: 810, before: 860, usual }, guests, { way: 'less', tone: 'plain', words: '少 50' }],
    [{ now: 650, before: 681, usual: null }, guests, { way: 'less', tone: 'wait', words: '少 31' }],
    [{ now: 650, before: 650, usual }, guests, { way: 'same', tone: 'plain', words: '一样' }],
    [
      { now: 0.035, before: 0.026, usual: null },
      { unit: '%', better: 'less' },
      { way: 'more', tone: 'wait', words: '高 0.9' },
    ],
    [
      { now: 1_684_000, before: 384_000, usual: null },
      { unit: '元', better: null },
      { way: 'more', tone: 'plain', words: '多 1.3 万' },
    ],
  ] as const)('%o', (figure, meaning, change) => {
    expect(changeOf(figure, meaning)).toEqual(change)
  })
})
