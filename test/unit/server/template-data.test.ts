import { describe, expect, it } from 'vitest'
import { toTemplateData } from '../../../api/_outreach/template-data.js'

const only = (field: string, text: string) => toTemplateData({ word: field }, { word: text })[field]

describe('the fields of a subscribe message', () => {
  it('take the words that the merchant chose for them', () => {
    const words = { store: '滨江店', time: '2026年11月27日 18:30', party: '6 位', table: '209 号桌' }
    expect(toTemplateData({ store: 'thing1', time: 'time2', party: 'number3' }, words)).toEqual({
      thing1: '滨江店',
      time2: '2026年11月27日 18:30',
      number3: '6',
    })
  })

  it('hold no more than WeChat takes', () => {
    expect(only('thing1', '一'.repeat(20))).toBe('一'.repeat(20))
    expect(only('thing1', '一'.repeat(21))).toBe(`${'一'.repeat(19)}…`)
    expect([...(only('thing4', '🍜'.repeat(30)) ?? '')]).toHaveLength(20)
    expect(only('character_string2', '209 号桌')).toBe('209')
    expect(only('phrase3', '已订座')).toBe('已订座')
  })
})
