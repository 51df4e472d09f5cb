import { describe, expect, it } from 'vitest'
import { settleBill } from '@/features/vouchers/bill'
import { stillClaimable } from '@/features/vouchers/claimable'
import { sayCountdown } from '@/features/vouchers/countdown'
import { digitsOf, isWholeCode } from '@/features/vouchers/digits'
import { sayExpiry } from '@/features/vouchers/expiry-words'
import { sayClaim, sayRedeem, sayRules } from '@/features/vouchers/offer-words'
import { codeAt, inThrees } from '@/features/vouchers/till-code'
import { sayMinimum, sayStock } from '@/words/worth'

const AMOUNT_OFF = {
  kind: 'amountOff',
  title: '满 200 减 30',
  discountFen: 3_000,
  minSpendFen: 20_000,
} as const
const GIFT = { kind: 'gift', title: '送一份酒酿圆子', discountFen: 1_800, minSpendFen: 0 } as const
const at = (time: string) => new Date(`2026-11-25T${time}+08:00`)

describe('settleBill', () => {
  it.each([
    ['below the minimum', AMOUNT_OFF, 18_800, { missingFen: 1_200, discountFen: 0, payableFen: 18_800 }],
    ['exactly at the minimum', AMOUNT_OFF, 20_000, { missingFen: 0, discountFen: 3_000, payableFen: 17_000 }],
    [
      'never below nothing',
      { ...AMOUNT_OFF, minSpendFen: 0 },
      2_000,
      { missingFen: 0, discountFen: 2_000, payableFen: 0 },
    ],
    ['a gift takes nothing off', GIFT, 8_800, { missingFen: 0, discountFen: 0, payableFen: 8_800 }],
  ])('%s', (_, offer, bill, settled) => expect(settleBill(offer, bill)).toEqual(settled))
})

describe('codeAt', () => {
  const codes = Array.from({ length: 4 }, (_, step) => ({
    code: `70526${step}`,
    startsAt: at(`19:5${Math.floor(step / 2)}:${step % 2 ? '30' : '00'}`).toISOString(),
  }))
  const given = { handle: '482913', stepSeconds: 30, codes }

  it('takes the step that has begun and says how long it counts', () =>
    expect(codeAt(given, at('19:50:13'))).toMatchObject({ code: '705260', secondsLeft: 17, few: false }))
  it('changes with the step, not before', () => {
    expect(codeAt(given, at('19:50:29.999'))).toMatchObject({ code: '705260', secondsLeft: 1 })
    expect(codeAt(given, at('19:50:30'))).toMatchObject({
      code: '705261',
      secondsLeft: 30,
      left: 1,
      few: true,
    })
  })
  it('has none before the first and after the last', () => {
    expect(codeAt(given, at('19:49:59'))).toBeNull()
    expect(codeAt(given, at('19:52:00'))).toBeNull()
  })
  it('groups digits', () => expect(inThrees('482913')).toBe('482 913'))
})

describe('sayExpiry', () => {
  it.each([
    ['2026-12-21', { soon: false, words: '到 12 月 20 日' }],
    ['2026-12-02', { soon: false, words: '到 12 月 1 日' }],
    ['2026-12-01', { soon: true, words: '还剩 5 天' }],
    ['2026-11-27', { soon: true, words: '明天到期' }],
    ['2026-11-26', { soon: true, words: '今天到期' }],
  ])('of a voucher that ends as %s begins', (day, said) =>
    expect(sayExpiry(new Date(`${day}T00:00:00+08:00`).toISOString(), at('23:59:00'))).toEqual(said),
  )
})

describe('sayCountdown', () => {
  it.each([
    ['19:53:19', '2:41'],
    ['19:55:51', '0:09'],
    ['19:57:00', '0:00'],
  ])('at %s', (time, said) => expect(sayCountdown(at('19:56:00').toISOString(), at(time))).toBe(said))
})

describe('words of an offer', () => {
  const stores = [
    { id: 'a', name: '滨江店' },
    { id: 'b', name: '老街店' },
  ]
  const voucher = (offer: object, storeIds: string[]) => ({
    expiresAt: at('00:00:00').toISOString(),
    offer: { id: 'off', terms: '', picture: null, ...AMOUNT_OFF, ...offer, storeIds },
  })

  it('says what claiming gives', () =>
    expect([sayClaim(AMOUNT_OFF), sayClaim(GIFT)]).toEqual(['领 ¥30', '领一份']))
  it('says how few are left', () =>
    expect([null, 486, 26, 0].map((stockLeft) => sayStock({ stockLeft, validDays: 30 }))).toEqual([
      '领了用 30 天',
      '领了用 30 天',
      '还有 26 份',
      '领完了',
    ]))
  it('says the minimum', () => expect([20_000, 0].map(sayMinimum)).toEqual(['满 200', '没有门槛']))
  it('says what redeeming does', () =>
    expect([
      sayRedeem(AMOUNT_OFF, 3_000),
      sayRedeem(GIFT, 0),
      sayRedeem({ ...GIFT, title: '工作日送一壶龙井' }, 0),
    ]).toEqual(['核销，减 ¥30', '核销，送酒酿圆子', '核销，送龙井']))
  it('says how it is used', () => {
    expect(sayRules(voucher({}, []), stores)).toEqual([
      '一桌账单满 ¥200 才能减',
      '滨江店、老街店都能用',
      '用到 11 月 24 日，只能用一次',
    ])
    expect(sayRules(voucher(GIFT, ['b']), stores)).toEqual(['只在老街店用', '用到 11 月 24 日，只能用一次'])
    expect(sayRules(voucher(GIFT, []), [])).toHaveLength(1)
  })
})

describe('stillClaimable', () => {
  const offer = (id: string, more = {}) => ({
    ...{ id, ...AMOUNT_OFF, terms: '', picture: null, storeIds: [], claimUntil: null, validDays: 30 },
    ...{ perPersonLimit: 1, stockLeft: null, ...more },
  })
  const voucher = (id: string) => ({ offer: offer(id) })

  it('leaves out what somebody has had as often as they may', () =>
    expect(
      stillClaimable([offer('a'), offer('b', { perPersonLimit: 2 })], [voucher('a'), voucher('b')]),
    ).toMatchObject([{ id: 'b' }]))
  it('puts what is sold out last', () =>
    expect(stillClaimable([offer('a', { stockLeft: 0 }), offer('b')], [])).toMatchObject([
      { id: 'b' },
      { id: 'a' },
    ]))
})

describe('digitsOf', () => {
  it.each([
    ['482 913 705 264', '482913705264'],
    ['012', '012'],
    ['4829137052649', '482913705264'],
  ])('of %s', (typed, digits) => expect(digitsOf(typed)).toBe(digits))
  it('knows a whole code', () =>
    expect([isWholeCode('48291370526'), isWholeCode('482913705264')]).toEqual([false, true]))
})
