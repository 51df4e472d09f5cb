import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideClaim, decideDiscount, decideUse } from '../../../api/_vouchers/eligibility.js'

const now = new Date('2026-11-25T18:00:00+08:00')
const later = new Date(now.getTime() + 1)
const earlier = new Date(now.getTime() - 1)

describe('a claim', () => {
  const offer = { claimUntil: null, endedAt: null, perPersonLimit: 2, stock: 10, claimed: 4 }

  it('numbers the vouchers of a person', () => {
    expect(decideClaim(offer, 0, now)).toEqual({ nth: 1 })
    expect(decideClaim(offer, 1, now)).toEqual({ nth: 2 })
    expect(decideClaim({ ...offer, stock: null, claimed: 9_999 }, 0, now)).toEqual({ nth: 1 })
    expect(decideClaim({ ...offer, claimUntil: later }, 0, now)).toEqual({ nth: 1 })
  })

  it.each([
    ['offer_closed', { ...offer, claimUntil: now }, 0],
    ['offer_closed', { ...offer, claimUntil: earlier }, 9],
    ['offer_closed', { ...offer, endedAt: earlier }, 0],
    ['offer_closed', { ...offer, endedAt: now, claimUntil: later, claimed: 10 }, 2],
    ['offer_limit_reached', offer, 2],
    ['offer_limit_reached', { ...offer, claimed: 10 }, 2],
    ['offer_sold_out', { ...offer, claimed: 10 }, 0],
    ['offer_sold_out', { ...offer, stock: 0, claimed: 0 }, 0],
  ])('is refused with %s', (refused, state, held) => {
    expect(decideClaim(state, held, now)).toEqual({ refused })
  })

  it('never gives more than the limit nor more than the stock', () => {
    const counts = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), counts, counts, counts, (limit, stock, claimed, held) => {
        const state = { claimUntil: null, endedAt: null, perPersonLimit: limit, stock, claimed }
        const decision = decideClaim(state, held, now)
        expect('nth' in decision).toBe(held < limit && claimed < stock)
        if ('nth' in decision) expect(decision.nth).toBe(held + 1)
      }),
    )
  })
})

describe('use at a till', () => {
  const voucher = {
    status: 'live' as const,
    expiresAt: later,
    ownerId: 'guest',
    storeIds: [] as string[],
    heldBy: null as string | null,
    heldUntil: null as Date | null,
  }
  const till = { storeId: 'here', clerkId: 'clerk', now }

  it.each([
    ['everywhere', voucher],
    ['in a store it names', { ...voucher, storeIds: ['there', 'here'] }],
    ['while this clerk holds it', { ...voucher, heldBy: 'clerk', heldUntil: later }],
    ['once the hold of a colleague has run out', { ...voucher, heldBy: 'colleague', heldUntil: now }],
    ['after a hold was given back', { ...voucher, heldBy: 'colleague', heldUntil: null }],
  ])('is good %s', (_, state) => {
    expect(decideUse(state, till)).toBe('usable')
  })

  it.each([
    ['voucher_spent', { ...voucher, status: 'spent' as const, expiresAt: earlier }],
    ['voucher_expired', { ...voucher, status: 'expired' as const }],
    ['voucher_expired', { ...voucher, expiresAt: now }],
    ['voucher_not_here', { ...voucher, storeIds: ['there'] }],
    ['own_voucher', { ...voucher, ownerId: 'clerk' }],
    ['own_voucher', { ...voucher, ownerId: 'clerk', heldBy: 'clerk', heldUntil: later }],
    ['voucher_held', { ...voucher, heldBy: 'colleague', heldUntil: later }],
  ])('is refused with %s', (refused, state) => {
    expect(decideUse(state, till)).toEqual({ refused })
  })
})

describe('a discount', () => {
  const fen = fc.integer({ min: 0, max: 100_000_000 })
  const kinds = fc.constantFrom('amountOff' as const, 'gift' as const)

  it('is never more than the bill, and none below the minimum', () => {
    fc.assert(
      fc.property(kinds, fen, fen, fen, (kind, discountFen, minSpendFen, billFen) => {
        const worth = decideDiscount({ kind, discountFen, minSpendFen }, billFen)
        if ('refused' in worth) {
          expect(worth.refused).toBe('bill_below_minimum')
          expect(billFen).toBeLessThan(minSpendFen)
          return
        }
        expect(billFen).toBeGreaterThanOrEqual(minSpendFen)
        expect(worth.discountFen).toBeGreaterThanOrEqual(0)
        expect(worth.discountFen).toBeLessThanOrEqual(Math.min(billFen, discountFen))
        expect(Number.isInteger(worth.discountFen)).toBe(true)
      }),
    )
  })

  it('is granted from the very minimum on', () => {
    const worth = { kind: 'amountOff', discountFen: 3_000, minSpendFen: 20_000 } as const
    expect(decideDiscount(worth, 20_000)).toEqual({ discountFen: 3_000 })
    expect(decideDiscount(worth, 19_999)).toEqual({ refused: 'bill_below_minimum' })
    expect(decideDiscount({ ...worth, minSpendFen: 0 }, 2_000)).toEqual({ discountFen: 2_000 })
    expect(decideDiscount({ ...worth, minSpendFen: 0 }, 0)).toEqual({ discountFen: 0 })
  })

  it('of a gift takes nothing off', () => {
    const gift = { kind: 'gift', discountFen: 1_800, minSpendFen: 5_000 } as const
    expect(decideDiscount(gift, 5_000)).toEqual({ discountFen: 0 })
    expect(decideDiscount(gift, 4_999)).toEqual({ refused: 'bill_below_minimum' })
  })
})
