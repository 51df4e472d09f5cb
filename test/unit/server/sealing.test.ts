import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSealer } from '../../../api/_platform/sealing.js'

const sealingKey = (id: string) => ({ id, key: randomBytes(32) })
const first = sealingKey('a')
const lookupKey = randomBytes(32)
const sealer = createSealer({ SHUKE_SEALING_KEYS: [first], SHUKE_LOOKUP_KEY: lookupKey })
const PLACE = 'mer_1/phone'

describe('a sealed text', () => {
  it('opens again, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        const sealed = sealer.seal(PLACE, plain)
        expect(sealer.open(PLACE, sealed)).toBe(plain)
        expect(sealer.seal(PLACE, plain)).not.toBe(sealed)
      }),
    )
  })

  it('does not open in another column or for another merchant', () => {
    const sealed = sealer.seal(PLACE, '13812346628')
    for (const place of ['mer_1/name', 'mer_2/phone', '']) expect(() => sealer.open(place, sealed)).toThrow()
  })

  it('does not open with any bit flipped or any byte missing', () => {
    const sealed = sealer.seal(PLACE, '13812346628')
    const body = Buffer.from(sealed.slice(2), 'base64url')
    for (let bit = 0; bit < body.length * 8; bit++) {
      const flipped = Buffer.from(body)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => sealer.open(PLACE, `a.${flipped.toString('base64url')}`)).toThrow()
    }
    for (let length = 0; length < body.length; length++) {
      expect(() => sealer.open(PLACE, `a.${body.subarray(0, length).toString('base64url')}`)).toThrow()
    }
  })

  it('does not open without its key, and the complaint holds nothing of it', () => {
    const other = createSealer({ SHUKE_SEALING_KEYS: [sealingKey('b')], SHUKE_LOOKUP_KEY: lookupKey })
    const sealed = sealer.seal(PLACE, '13812346628')
    expect(() => other.open(PLACE, sealed)).toThrow('no sealing key with the id a')
    const sameName = createSealer({ SHUKE_SEALING_KEYS: [sealingKey('a')], SHUKE_LOOKUP_KEY: lookupKey })
    expect(() => sameName.open(PLACE, sealed)).toThrow()
  })

  it('survives a change of keys: the new one seals, the old one still opens', () => {
    const old = sealer.seal(PLACE, '13812346628')
    const rotated = createSealer({
      SHUKE_SEALING_KEYS: [sealingKey('b'), first],
      SHUKE_LOOKUP_KEY: lookupKey,
    })
    expect(rotated.open(PLACE, old)).toBe('13812346628')
    const fresh = rotated.seal(PLACE, '13812346628')
    expect(fresh.startsWith('b.')).toBe(true)
    expect(rotated.open(PLACE, fresh)).toBe('13812346628')
    expect(() => sealer.open(PLACE, fresh)).toThrow()
    expect(rotated.lookup(PLACE, '13812346628')).toBe(sealer.lookup(PLACE, '13812346628'))
  })
})

it('a lookup is stable, keyed, and differs by place and text', () => {
  const found = sealer.lookup(PLACE, '13812346628')
  expect(sealer.lookup(PLACE, '13812346628')).toBe(found)
  expect(sealer.lookup(PLACE, '13812346629')).not.toBe(found)
  expect(sealer.lookup('mer_2/phone', '13812346628')).not.toBe(found)
  const other = createSealer({ SHUKE_SEALING_KEYS: [first], SHUKE_LOOKUP_KEY: randomBytes(32) })
  expect(other.lookup(PLACE, '13812346628')).not.toBe(found)
  expect(found).not.toContain('13812346628')
})

it('nothing is sealed without a key', () => {
  expect(() => createSealer({ SHUKE_SEALING_KEYS: [], SHUKE_LOOKUP_KEY: lookupKey })).toThrow()
})
