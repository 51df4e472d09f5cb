import { describe, expect, it } from 'vitest'
import { canBeReminded, remindedBefore } from '@/features/dining/booked-words'
import { grantState, messagesInWords, noticeWords } from '@/features/notices/notice-words'
import { allergensInWords } from '@/features/storefront/allergens'
import { canBeTold, toldBefore } from '@/features/vouchers/expiry-words'

const NOW = new Date('2026-11-25T17:26:00+08:00')
const HOUR_MS = 3_600_000
const booking = (startsAt: string, status: 'booked' | 'canceled' = 'booked') => ({ startsAt, status })
const voucher = (expiresAt: string, status: 'live' | 'spent' = 'live') => ({ expiresAt, status })

describe('whether somebody will be told', () => {
  const state = (left: number, before: number, refusedAt?: number) =>
    grantState({ left, before, refusedAt }, NOW.getTime())

  it('goes by what is left once those that come first have had theirs', () => {
    expect([state(0, 0), state(1, 0), state(1, 1), state(2, 1)]).toEqual([
      'open',
      'granted',
      'open',
      'granted',
    ])
  })

  it('asks nobody who has just said no, and anybody the day after', () => {
    expect(state(0, 0, NOW.getTime() - HOUR_MS)).toBe('refused')
    expect(state(0, 0, NOW.getTime() - 24 * HOUR_MS)).toBe('open')
    expect(state(1, 0, NOW.getTime() - HOUR_MS)).toBe('granted')
  })

  it('is said in words that promise what is true', () => {
    expect(noticeWords('reservationReminder', 'granted').detail).toBe('到时候微信上提醒你')
    expect(messagesInWords([{ kind: 'reservationReminder', left: 0 }])).toBe('订座、领券后可以开')
    expect(
      messagesInWords([
        { kind: 'reservationReminder', left: 2 },
        { kind: 'voucherExpiry', left: 1 },
      ]),
    ).toBe('开席前、券到期前会提醒你')
  })
})

describe('what somebody can be reminded of', () => {
  it('is a booking more than two hours away', () => {
    expect(canBeReminded(booking('2026-11-25T19:30:00+08:00'), NOW)).toBe(true)
    expect(canBeReminded(booking('2026-11-25T19:26:00+08:00'), NOW)).toBe(false)
    expect(canBeReminded(booking('2026-11-27T18:30:00+08:00', 'canceled'), NOW)).toBe(false)
  })

  it('is a coupon that does not end today or tomorrow', () => {
    expect(canBeTold(voucher('2026-11-28T00:00:00+08:00'), NOW)).toBe(true)
    expect(canBeTold(voucher('2026-11-27T00:00:00+08:00'), NOW)).toBe(false)
    expect(canBeTold(voucher('2026-12-28T00:00:00+08:00', 'spent'), NOW)).toBe(false)
  })

  it('comes after what is due earlier', () => {
    const later = booking('2026-11-28T10:00:00.000Z')
    const all = [later, booking('2026-11-27T10:00:00.000Z'), booking('2026-11-26T10:00:00.000Z', 'canceled')]
    expect(remindedBefore(all, later)).toBe(1)
    const last = voucher('2026-12-24T16:00:00.000Z')
    const others = [voucher('2026-12-01T16:00:00.000Z'), voucher('2026-12-02T16:00:00.000Z', 'spent'), last]
    expect(toldBefore(others, last)).toBe(1)
  })
})

it('names what is in a dish for those who must know', () => {
  expect(allergensInWords([])).toBeNull()
  expect(allergensInWords(['crustacean', 'egg'])).toBe('里面有虾蟹、蛋，过敏要留意')
})
