import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideDiscount } from '../../../api/_vouchers/eligibility.js'
import { decideRewrite, decideWorth, decideWriting } from '../../../api/_vouchers/offer-rules.js'

const now = new Date('2026-11-25T18:00:00+08:00')
const later = new Date(now.getTime() + 1)
const offer = {
  ...{ kind: 'amountOff' as const, discountFen: 3_000, minSpendFen: 20_000, stock: null as number | null },
  ...{ storeIds: [] as string[], validDays: 30, claimUntil: null as Date | null },
}
const money = fc.integer({ min: 1, max: 1_000_000 })
const worth = fc.record({
  kind: fc.constantFrom('amountOff' as const, 'gift' as const),
  discountFen: money,
  minSpendFen: fc.oneof(fc.constant(0), money),
  stock: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: null }),
})

describe('what an offer is worth', () => {
  it('is never more than the bill it asks for, so that every guest gets all of it', () => {
    fc.assert(
      fc.property(worth, fc.nat(2_000_000), (written, above) => {
        if (decideWorth(written) !== 'sound' || written.kind === 'gift' || written.minSpendFen === 0) return
        const decision = decideDiscount(written, written.minSpendFen + above)
        expect(decision).toEqual({ discountFen: written.discountFen })
      }),
    )
  })

  it('is bounded in all where it asks for no bill', () => {
    fc.assert(
      fc.property(worth, (written) => {
        if (decideWorth(written) === 'sound' && written.kind === 'amountOff' && written.minSpendFen === 0)
          expect(written.stock).not.toBeNull()
      }),
    )
  })

  it('is refused for just these reasons', () => {
    fc.assert(
      fc.property(worth, (written) => {
        const { kind, discountFen, minSpendFen, stock } = written
        const unsound = kind === 'amountOff' && minSpendFen > 0 && discountFen > minSpendFen
        const boundless = kind === 'amountOff' && minSpendFen === 0 && stock === null
        const refused = unsound ? 'offer_worth_unsound' : boundless && 'offer_needs_stock'
        expect(decideWorth(written)).toEqual(refused ? { refused } : 'sound')
      }),
    )
    expect(decideWorth({ ...offer, discountFen: 20_000 })).toBe('sound')
    expect(decideWorth({ ...offer, discountFen: 20_001 })).toEqual({ refused: 'offer_worth_unsound' })
  })
})

describe('an offer', () => {
  it('is not written for a time that has passed', () => {
    expect(decideWriting({ ...offer, claimUntil: later }, now)).toBe('fine')
    expect(decideWriting({ ...offer, claimUntil: now }, now)).toEqual({ refused: 'offer_over_already' })
  })

  it.each([
    ['kind', { kind: 'gift' as const }],
    ['discount', { discountFen: 2_999 }],
    ['minimum', { minSpendFen: 20_001 }],
    ['days', { validDays: 31 }],
    ['stores', { storeIds: ['here'] }],
  ])('keeps its %s once it was claimed', (_, changed) => {
    const edit = { ...offer, ...changed }
    expect(decideRewrite({ ...offer, claimed: 0 }, edit, now)).toBe('fine')
    expect(decideRewrite({ ...offer, claimed: 1 }, edit, now)).toEqual({ refused: 'offer_claimed' })
  })

  it('never has a stock below what was claimed', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), (claimed, stock) => {
        const decision = decideRewrite({ ...offer, claimed }, { ...offer, stock }, now)
        expect(decision).toEqual(stock < claimed ? { refused: 'offer_stock_too_small' } : 'fine')
      }),
    )
  })

  it('may keep the last day it had, and names its stores in any order', () => {
    const known = { ...offer, claimUntil: now, storeIds: ['b', 'a'], claimed: 3 }
    expect(decideRewrite(known, { ...offer, claimUntil: now, storeIds: ['a', 'b'] }, now)).toBe('fine')
    const earlier = new Date(now.getTime() - 1)
    expect(decideRewrite(known, { ...known, claimUntil: earlier }, now)).toEqual({
      refused: 'offer_over_already',
    })
  })
})
