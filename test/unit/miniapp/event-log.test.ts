import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createExposures } from '@/platform/exposures'
import { sourceOf } from '@/platform/opening-source'

describe('where an opening came from', () => {
  it('is the scene, the channel of a code or a link, another mini-program, a friend’s card', () => {
    expect(sourceOf({ scene: 1047, query: { scene: 'c.abcd2345' } })).toEqual({
      scene: 1047,
      channel: 'abcd2345',
    })
    expect(sourceOf({ scene: '1047', query: { scene: 'c%2Eabcd2345' } })).toMatchObject({
      channel: 'abcd2345',
    })
    expect(sourceOf({ query: { channel: 'abcd2345' } })).toEqual({ scene: 0, channel: 'abcd2345' })
    expect(
      sourceOf({ scene: 1037, query: { shared: 'dish' }, referrerInfo: { appId: 'wx0123456789abcdef' } }),
    ).toEqual({ scene: 1037, referrer: 'wx0123456789abcdef', shared: 'dish' })
  })

  it('is no channel where the code names a store', () => {
    expect(sourceOf({ scene: 1047, query: { scene: '0'.repeat(32) } })).toEqual({ scene: 1047 })
  })

  it('never is what the ledger would refuse', () => {
    const strange = ['', '%', '沈砚秋 13812346628', 'x'.repeat(65), undefined]
    for (const text of strange)
      expect(
        sourceOf({
          scene: Number.NaN,
          query: { scene: text, channel: text, shared: text },
          referrerInfo: { appId: text },
        }),
      ).toEqual({ scene: 0 })
    expect(sourceOf({ query: { scene: 'c.' } })).toEqual({ scene: 0 })
  })
})

describe('what was half in sight', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const watching = () => {
    const seen: string[] = []
    return { seen, ...createExposures((id) => seen.push(id)) }
  }

  it('counts after a second, and not if it left before', () => {
    const { seen, sight } = watching()
    sight('stays', true)
    sight('leaves', true)
    vi.advanceTimersByTime(999)
    sight('leaves', false)
    expect(seen).toEqual([])
    vi.advanceTimersByTime(1)
    expect(seen).toEqual(['stays'])
    vi.advanceTimersByTime(5_000)
    expect(seen).toEqual(['stays'])
  })

  it('counts once in a view of the page, however often it comes by, and again in the next', () => {
    const { seen, sight, leaveAll, forget } = watching()
    for (let time = 0; time < 3; time++) {
      sight('dish', true)
      vi.advanceTimersByTime(1_500)
      sight('dish', false)
    }
    expect(seen).toEqual(['dish'])
    leaveAll()
    forget()
    sight('dish', true)
    vi.advanceTimersByTime(1_500)
    expect(seen).toEqual(['dish', 'dish'])
  })

  it('does not count on a page that was left', () => {
    const { seen, sight, leaveAll } = watching()
    sight('dish', true)
    vi.advanceTimersByTime(500)
    leaveAll()
    vi.advanceTimersByTime(5_000)
    expect(seen).toEqual([])
  })
})
