import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readFile } from '../../../api/_platform/pictures/read-form.js'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

it('a picture that does not arrive within a minute is waited for no longer', async () => {
  const dropped = vi.fn()
  const body = new ReadableStream({ cancel: dropped })
  const headers = { 'content-type': 'multipart/form-data; boundary=b' }
  const init = { method: 'POST', headers, body, duplex: 'half' as const }
  const reading = readFile(new Request('http://shop.test/api/pictures', init)).catch(({ code }) => code)
  await vi.advanceTimersByTimeAsync(59_000)
  expect(dropped).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await reading).toBe('picture_too_slow')
  expect(dropped).toHaveBeenCalled()
})
