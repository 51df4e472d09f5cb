import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesFrom, newHandle, newSecret, stepOfCode } from '../../../api/_vouchers/till-code.js'
import { CODES_AHEAD } from '../../../api/_vouchers/vocabulary.js'

/** `12345678901234567890`, the SHA-1 seed of RFC 6238, appendix B. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const STEP_MS = 30_000
const instants = fc.integer({ min: 1_600_000_000_000, max: 4_000_000_000_000 })

const codesAround = (secret: string, now: Date) => {
  const codeAt = (steps: number) =>
    codesFrom(secret, new Date(now.getTime() + steps * STEP_MS))[0]?.code ?? ''
  return { older: codeAt(-2), previous: codeAt(-1), current: codeAt(0), next: codeAt(1) }
}

it.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('makes the code of RFC 6238, appendix B, at %d s, in six digits', (seconds, eightDigits) => {
  const now = new Date(seconds * 1000)
  const code = eightDigits.slice(-6)
  expect(codesFrom(RFC_SECRET, now)[0]?.code).toBe(code)
  expect(stepOfCode(RFC_SECRET, code, now)).toBe(Math.floor(seconds / 30))
})

describe('a code', () => {
  it('counts in its step and the one after it, not before and not later', () => {
    const secret = newSecret()
    fc.assert(
      fc.property(instants, (ms) => {
        const now = new Date(ms)
        const step = Math.floor(ms / STEP_MS)
        const { older, previous, current, next } = codesAround(secret, now)
        fc.pre(new Set([older, previous, current, next]).size === 4)
        expect(stepOfCode(secret, current, now)).toBe(step)
        expect(stepOfCode(secret, previous, now)).toBe(step - 1)
        expect(stepOfCode(secret, next, now)).toBeNull()
        expect(stepOfCode(secret, older, now)).toBeNull()
      }),
    )
  })

  it('is good to its last millisecond and not one more', () => {
    const begins = new Date(1_764_000_000_000)
    const code = codesFrom(RFC_SECRET, begins)[0]?.code ?? ''
    const later = (ms: number) => new Date(begins.getTime() + ms)
    expect(stepOfCode(RFC_SECRET, code, later(-1))).toBeNull()
    expect(stepOfCode(RFC_SECRET, code, later(2 * STEP_MS - 1))).toBe(begins.getTime() / STEP_MS)
    expect(stepOfCode(RFC_SECRET, code, later(2 * STEP_MS))).toBeNull()
  })

  it('is nothing under the secret of another voucher, nor when it is not six digits', () => {
    const now = new Date(59_000)
    expect(stepOfCode(newSecret(), '287082', now)).toBeNull()
    for (const code of ['', '28708', '2870820', 'abcdef']) {
      expect(stepOfCode(RFC_SECRET, code, now)).toBeNull()
    }
  })
})

it('a phone gets the codes of the next ten minutes, each from the start of its thirty seconds', () => {
  fc.assert(
    fc.property(instants, (ms) => {
      const codes = codesFrom(RFC_SECRET, new Date(ms))
      expect(codes).toHaveLength(CODES_AHEAD)
      codes.forEach(({ code, startsAt }, ahead) => {
        expect(code).toMatch(/^\d{6}$/)
        expect(Date.parse(startsAt)).toBe((Math.floor(ms / STEP_MS) + ahead) * STEP_MS)
        expect(codesFrom(RFC_SECRET, new Date(startsAt))[0]?.code).toBe(code)
      })
    }),
    { numRuns: 20 },
  )
})

it('handles have six digits, secrets 160 bits that differ', () => {
  for (let n = 0; n < 50; n++) expect(newHandle()).toMatch(/^\d{6}$/)
  expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(newSecret()).not.toBe(newSecret())
})
