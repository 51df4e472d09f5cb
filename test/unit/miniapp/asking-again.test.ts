import Taro from '@tarojs/taro'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { request } from '@/platform/request'

vi.mock('@tarojs/taro', () => ({ default: { request: vi.fn() } }))

const send = vi.mocked(Taro.request) as unknown as ReturnType<typeof vi.fn>
const sentTag = () => send.mock.lastCall?.[0].header['If-None-Match']
let path = ''
let asked = 0
const ask = (token = 'clerk', polled = true) => request({ method: 'GET', path, token, polled })

beforeEach(() => {
  send.mockReset()
  asked += 1
  path = `/api/day-${asked}`
})

describe('a place that is asked again and again', () => {
  it.each(['ETag', 'etag', 'Etag'])('is asked with the tag of its last answer, spelled %s', async (name) => {
    const day = { items: [] }
    send.mockResolvedValueOnce({ statusCode: 200, header: { [name]: 'W/"one"' }, data: day })
    expect(await ask()).toBe(day)
    expect(sentTag()).toBeUndefined()
    send.mockResolvedValueOnce({ statusCode: 304, header: {}, data: '' })
    expect(await ask()).toBe(day)
    expect(sentTag()).toBe('W/"one"')
  })

  it('keeps the answer that came last', async () => {
    send.mockResolvedValueOnce({ statusCode: 200, header: { etag: '"one"' }, data: 1 })
    send.mockResolvedValueOnce({ statusCode: 200, header: { etag: '"two"' }, data: 2 })
    send.mockResolvedValueOnce({ statusCode: 304, header: {}, data: null })
    expect([await ask(), await ask(), await ask()]).toEqual([1, 2, 2])
    expect(sentTag()).toBe('"two"')
  })

  it('gives nobody the answer of another person, nor keeps what is asked once', async () => {
    send.mockResolvedValue({ statusCode: 200, header: { etag: '"one"' }, data: 1 })
    await ask('clerk')
    await ask('manager')
    expect(sentTag()).toBeUndefined()
    await ask('somebody', false)
    await ask('somebody')
    expect(sentTag()).toBeUndefined()
  })
})
