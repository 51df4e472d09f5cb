import { describe, expect, it } from 'vitest'
import {
  countVisits,
  decideSurvivor,
  isSameNumber,
  NOTHING_KNOWN,
  part,
  unite,
} from '../../../api/_members/merge-rules.js'

const EARLY = '2026-01-01T00:00:00.000Z'
const LATE = '2026-06-01T00:00:00.000Z'
const member = (memberAt: string, phone: string) => ({
  ...NOTHING_KNOWN,
  memberAt,
  memberStoreId: memberAt,
  phone,
})

describe('two who are united', () => {
  it('are members since the earlier, with the number that was verified later', () => {
    const [from, into] = [member(LATE, 'new'), member(EARLY, 'old')]
    expect(unite({ from, into, left: false })).toMatchObject({
      memberAt: EARLY,
      memberStoreId: EARLY,
      phone: 'new',
    })
    expect(unite({ from: into, into: from, left: false })).toMatchObject({ memberAt: EARLY, phone: 'new' })
  })

  it('have the verified number, not a typed one', () => {
    const typed = { ...NOTHING_KNOWN, phone: 'typed' }
    expect(unite({ from: member(EARLY, 'told'), into: typed, left: false }).phone).toBe('told')
    expect(unite({ from: typed, into: member(EARLY, 'told'), left: false }).phone).toBe('told')
  })

  it('are no member when the last word was to leave, and whoever was none keeps a typed number', () => {
    const [from, into] = [NOTHING_KNOWN, member(EARLY, 'told')]
    expect(unite({ from, into, left: true })).toMatchObject({ memberAt: null, phone: null })
    expect(unite({ from, into: { ...NOTHING_KNOWN, phone: 'typed' }, left: true }).phone).toBe('typed')
  })

  it('keep the survivor’s name, and have the other’s where there is none', () => {
    const [named, other] = [
      { ...NOTHING_KNOWN, name: '甲', fanAt: LATE, under14: true },
      { ...NOTHING_KNOWN, name: '乙', fanAt: EARLY },
    ]
    expect(unite({ from: other, into: named, left: false })).toMatchObject({
      name: '甲',
      fanAt: EARLY,
      under14: true,
    })
    expect(unite({ from: other, into: NOTHING_KNOWN, left: false }).name).toBe('乙')
  })

  it('are regulars by all their days, since the second of them', () => {
    const visit = (on: string) => ({ on, firstAt: `${on}T12:00:00.000Z` })
    const [first, second, far] = [visit('2026-01-01'), visit('2026-01-20'), visit('2026-05-01')]
    expect(countVisits([second, first])).toEqual({
      ...{ visits: 2, lastVisitOn: '2026-01-20', regularAt: second.firstAt },
    })
    expect(countVisits([first, far], [LATE])).toMatchObject({ visits: 2, regularAt: null })
    expect(countVisits([])).toEqual({ visits: 0, lastVisitOn: null, regularAt: null })
  })
})

it('who can sign in remains, then who was known first', () => {
  const of = (id: string, canSignIn: boolean, createdAt: string) => ({
    id,
    canSignIn,
    createdAt: new Date(createdAt),
  })
  const [caller, old, young] = [of('1', false, EARLY), of('2', true, EARLY), of('3', true, LATE)]
  expect(decideSurvivor(caller, young)).toEqual({ from: caller, into: young })
  expect(decideSurvivor(young, old)).toEqual({ from: young, into: old })
  expect(decideSurvivor(old, young)).toEqual({ from: young, into: old })
})

it('a number is the same person’s for ninety days', () => {
  const day = (nth: number) => new Date(Date.parse(EARLY) + nth * 86_400_000)
  expect([89, 90, 91].map((nth) => isSameNumber(day(nth), day(0)))).toEqual([true, true, false])
})

it('who is parted gives back what the merge gave, and keeps what has changed since', () => {
  const before = { ...NOTHING_KNOWN, name: '甲' }
  const after = {
    ...before,
    memberAt: EARLY,
    memberStoreId: EARLY,
    phone: 'told',
    fanAt: EARLY,
    fanStoreId: EARLY,
  }
  expect(part(after, before, after)).toEqual(before)
  const since = { ...after, name: '丙', phone: 'changed' }
  expect(part(since, before, after)).toMatchObject({
    name: '丙',
    phone: 'changed',
    memberAt: EARLY,
    fanAt: null,
  })
})
