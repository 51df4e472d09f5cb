import { describe, expect, it } from 'vitest'
import { guestDetail, nobodyKnown, sayCounted } from '@/features/insights/people/guest-words'
import { cellIn, questionOf, sayCell } from '@/features/insights/retention/retention-words'
import { decoded } from '@/platform/decoded'
import { RetentionQuestion } from '../../../api/_insights/retention/contract.js'

describe('the people behind a figure', () => {
  const who = { today: '2026-11-26', did: '走到这里' }

  it.each([
    ['2026-11-25T09:12:00Z', '昨天 17:12 走到这里 · 尾号 6628'],
    ['2026-11-20T09:12:00Z', '11 月 20 日走到这里 · 尾号 6628'],
  ])('say when they did it: %s', (at, words) => {
    expect(guestDetail({ at, name: '周女士', phoneTail: '6628' }, who)).toBe(words)
    expect(guestDetail({ at, name: null, phoneTail: '6628' }, who)).not.toContain('尾号')
  })
  it('are all counted, though passers-by are not listed', () => {
    expect(sayCounted({ counted: 1_800, known: 12 })).toBe(
      '一共 1,800 位，店里认得的 12 位列在这里，其余是路过的人。点开就是这位客人的那一页。',
    )
    expect(sayCounted({ counted: 12, known: 12 })).toMatch(/^一共 12 位，都列在这里。/)
    expect(nobodyKnown(18).words).toMatch(/^这 18 位都是路过的人/)
    expect(nobodyKnown(0).title).toBe('没有人')
  })
})

describe('a cell of who comes back', () => {
  const said = { question: 'visits', unit: 'week', on: '2026-11-16', after: '2' }

  it('is what its page’s address says', () => {
    expect(cellIn(said)).toEqual({ ...said, after: 2 })
  })
  it.each([
    { question: 'money' },
    { question: 'toString' },
    { unit: 'year' },
    { unit: 'valueOf' },
    { on: '16.11.' },
    { after: '' },
    { after: '-1' },
  ])('is none where the address says %j', (wrong) => expect(cellIn({ ...said, ...wrong })).toBeUndefined())
  it('says its row, its column, and what each did', () => {
    const cell = { question: 'visits', unit: 'week', on: '2026-11-16' } as const
    expect(sayCell({ ...cell, after: 2 })).toEqual({
      ...{ cohort: '11/16 那周头一回到店', again: '后 2 周又到店' },
      did: { came: '又到店', away: '头一回到店' },
    })
    expect(sayCell({ ...cell, after: 0 })).toMatchObject({ again: null, did: { came: '头一回到店' } })
  })
  it('is asked for as the API takes it', () => {
    for (const question of ['visits', 'app', 'members', 'vouchers'] as const)
      expect(RetentionQuestion.safeParse(questionOf(question, 'day')).success).toBe(true)
  })
})

it('a name in an address is written out, and one that stands for nothing breaks no page', () => {
  expect([decoded('%E8%8F%9C'), decoded('菜'), decoded('%')]).toEqual(['菜', '菜', null])
})
