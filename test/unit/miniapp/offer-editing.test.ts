import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoreOffer } from '@/client/vouchers'
import {
  draftOf,
  editOf,
  emptyOffer,
  faultsOf,
  type OfferDraft,
  sayMost,
  TEMPLATES,
  titleOf,
  warningOf,
} from '@/features/offer-editing/offer-draft'
import { sayCounts, sayPlaces, sayStanding } from '@/features/offer-editing/offer-words'
import { decideWorth } from '../../../api/_vouchers/offer-rules.js'

const now = new Date('2026-11-25T17:26:00+08:00')
const draft = (changed: Partial<OfferDraft> = {}): OfferDraft => ({ ...emptyOffer([]), ...changed })
const offer: StoreOffer = {
  ...{ id: 'off', title: '满 200 减 30', terms: '', kind: 'amountOff', discountFen: 3_000 },
  ...{ minSpendFen: 20_000, picture: null, storeIds: [], claimUntil: null, validDays: 30 },
  ...{ perPersonLimit: 1, stock: 100, stockLeft: 74, claimed: 26, redeemed: 9, endedAt: null, canEdit: true },
}

describe('an offer being written', () => {
  it('names itself by what it takes off, until it is given a name', () => {
    expect(titleOf(draft())).toBe('满 200 减 30')
    expect(titleOf(draft({ minSpend: '' }))).toBe('立减 30 元')
    expect(titleOf(draft({ title: ' 老友券 ' }))).toBe('老友券')
    expect(titleOf(draft(TEMPLATES.gift))).toBe('')
  })

  it('is sent as it reads', () => {
    expect(
      editOf(draft({ stock: '', claimDays: '1', minSpend: '99.5', storeIds: ['a'] }), undefined, now),
    ).toEqual({
      ...{ title: '满 99.50 减 30', terms: '', kind: 'amountOff', discountFen: 3_000, minSpendFen: 9_950 },
      ...{ picture: null, storeIds: ['a'], validDays: 30, perPersonLimit: 1, stock: null },
      claimUntil: '2026-11-25T16:00:00.000Z',
    })
    expect(editOf(draft({ claimDays: '14' }), undefined, now)?.claimUntil).toBe('2026-12-08T16:00:00.000Z')
  })

  it.each([
    ['title', TEMPLATES.gift],
    ['discount', { discount: '' }],
    ['discount', { discount: '0' }],
    ['discount', { discount: '201' }],
    ['discount', { discount: '10001', minSpend: '20000' }],
    ['minSpend', { minSpend: 'x' }],
    ['validDays', { validDays: '366' }],
    ['validDays', { validDays: '' }],
    ['perPersonLimit', { perPersonLimit: '0' }],
    ['stock', { stock: '0' }],
    ['stock', { minSpend: '', stock: '' }],
    ['claimDays', { claimDays: '0' }],
  ])('says at %s what is wrong', (field, changed) => {
    expect(Object.keys(faultsOf(draft(changed), undefined, now))).toEqual([field])
    expect(editOf(draft(changed), undefined, now)).toBeNull()
  })

  it('is never refused by the shop’s own rule of worth', () => {
    const typed = fc.oneof(fc.constant(''), fc.integer({ min: 0, max: 12_000 }).map(String))
    fc.assert(
      fc.property(
        typed,
        typed,
        typed,
        fc.constantFrom('amountOff' as const, 'gift' as const),
        (discount, minSpend, stock, kind) => {
          const edit = editOf(draft({ title: '券', discount, minSpend, stock, kind }), undefined, now)
          if (edit) expect(decideWorth(edit)).toBe('sound')
        },
      ),
    )
  })

  it('warns of what may be meant, and says the most it can cost', () => {
    expect(warningOf(draft())).toBeNull()
    expect(warningOf(draft({ discount: '120' }))).toBe('刚够门槛的一桌 ¥200，只收 ¥80。')
    expect(warningOf(draft({ minSpend: '' }))).toContain('没有门槛')
    expect(warningOf(draft({ discount: '201' }))).toBeNull()
    expect(warningOf(draft({ ...TEMPLATES.gift, discount: '900' }))).toBeNull()
    expect(sayMost(draft())).toContain('¥3,000')
    expect(sayMost(draft({ stock: '' }))).toContain('不限量')
  })
})

describe('an offer that is there', () => {
  it('is sent back as it was, to the second of its end', () => {
    for (const claimUntil of [
      null,
      '2026-12-08T16:00:00.000Z',
      '2026-12-01T03:21:09.000Z',
      '2026-11-01T16:00:00.000Z',
    ]) {
      const known = { ...offer, claimUntil }
      const edit = editOf(draftOf(known, now), known, now)
      expect(edit).toMatchObject({ claimUntil, stock: 100, discountFen: 3_000, minSpendFen: 20_000 })
    }
  })

  it('has no stock below what was claimed', () => {
    expect(faultsOf({ ...draftOf(offer, now), stock: '25' }, offer, now).stock).toBe(
      '已经领走 26 张，总数不能更少。',
    )
    expect(faultsOf({ ...draftOf(offer, now), stock: '26' }, offer, now)).toEqual({})
  })

  it('says how it stands', () => {
    expect(sayCounts(offer)).toBe('领了 26 · 用了 9 · 还剩 74')
    expect(sayCounts({ ...offer, stockLeft: null })).toContain('不限量')
    expect(sayCounts({ ...offer, stockLeft: 0 })).toContain('领完了')
    const until = (claimUntil: string | null, endedAt: string | null = null) =>
      sayStanding({ claimUntil, endedAt }, now)
    expect(until(null)).toBe('一直在发')
    expect(until('2026-12-08T16:00:00.000Z')).toBe('发到 12 月 8 日')
    expect(until('2026-11-24T16:00:00.000Z')).toBe('11 月 24 日发完了')
    expect(until(null, '2026-11-25T09:00:00.000Z')).toBe('11 月 25 日收起')
  })

  it('says where it is good', () => {
    const stores = [
      { id: 'a', name: '滨江店' },
      { id: 'b', name: '老街店' },
    ]
    expect(sayPlaces([], stores)).toBe('每家店都能用')
    expect(sayPlaces(['a'], stores)).toBe('在滨江店用')
    expect(sayPlaces(['a', 'c'], stores)).toBe('在滨江店和另外 1 家用')
  })
})
