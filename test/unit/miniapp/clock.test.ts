import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const SERVER = Date.parse('2026-11-25T17:26:00+08:00')
const at = (seconds: number) => new Date(SERVER + seconds * 1000)
let clock: typeof import('@/platform/clock')

beforeEach(async () => {
  vi.useFakeTimers({ now: at(-300) })
  vi.resetModules()
  clock = await import('@/platform/clock')
})
afterEach(() => {
  vi.useRealTimers()
})

it("shows the server's time on a phone that is wrong", () => {
  expect(clock.now()).toEqual(at(-300))
  clock.setServerNow(at(0).toISOString())
  expect(clock.now()).toEqual(at(0))
  clock.setServerNow('no time')
  expect(clock.now()).toEqual(at(0))
})

it('is not put back by an answer out of a cache', () => {
  clock.setServerNow(at(0).toISOString())
  clock.setServerNowOrLater(at(-70).toISOString())
  expect(clock.now()).toEqual(at(0))
})

it('is put forward by an answer out of a cache, and back when the phone itself was set', () => {
  clock.setServerNowOrLater(at(-70).toISOString())
  clock.setServerNowOrLater(at(-5).toISOString())
  expect(clock.now()).toEqual(at(-5))
  vi.setSystemTime(at(3_300))
  clock.setServerNowOrLater(at(-5).toISOString())
  expect(clock.now()).toEqual(at(-5))
})
