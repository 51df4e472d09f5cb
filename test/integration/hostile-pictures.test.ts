import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgePng, makeJpeg, makePicture, makePlain } from '../support/images.js'
import { openPictureHouse, type PictureHouse, sendPicture } from '../support/picture-house.js'
import { makePerson, NOW, type TestPerson } from '../support/shop.js'

const MB = 1024 * 1024

let house: PictureHouse
let guest: TestPerson

beforeAll(async () => {
  house = await openPictureHouse()
})
beforeEach(async () => {
  house.made.time.now = NOW
  guest = await makePerson(house.made.runtime, house.shop)
})
afterAll(() => house?.close())

type Wish = { name?: string; type?: string; field?: string; token?: string }

const send = (bytes: Uint8Array | string, wish: Wish = {}) =>
  sendPicture(house.api, bytes, { token: guest.token, ...wish })
const refusalOf = async (bytes: Uint8Array | string, wish?: Wish) => {
  const { status, body } = await send(bytes, wish)
  expect(body.error?.message ?? '').toMatch(/^\p{Script=Han}.*。$/u)
  return [status, body.error.code]
}

describe('promise 5: hostile uploads are refused with a sentence, and leave nothing behind', () => {
  const SVG =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><script>alert(1)</script></svg>'
  const HTML = '<!doctype html><script>alert(document.cookie)</script>'
  const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
  const leavesNothing = async (work: () => Promise<unknown>) => {
    const before = await house.kept()
    await work()
    expect(await house.kept()).toEqual(before)
  }

  it.each([
    ['an SVG with a script', SVG, 'image/svg+xml', 'a.svg'],
    ['an SVG that calls itself a photo', SVG, 'image/jpeg', 'a.jpg'],
    ['an SVG after a blank', ` \n${SVG}`, 'image/png', 'a.png'],
    ['HTML that calls itself a photo', HTML, 'image/jpeg', 'photo.jpg'],
    ['a GIF', GIF, 'image/gif', 'a.gif'],
    [
      'a GIF that is a JAR as well',
      Buffer.concat([GIF, Buffer.from('PK\x03\x04META-INF/')]),
      'image/jpeg',
      'a.jpg',
    ],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'image/jpeg', 'menu.jpg'],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'image/heic', 'a.heic'],
    ['TIFF', Buffer.from('II*\0\x08\0\0\0', 'latin1'), 'image/jpeg', 'a.jpg'],
    ['nonsense', 'x'.repeat(5_000), 'image/jpeg', 'a.jpg'],
  ])('%s', async (_, bytes, type, name) => {
    await leavesNothing(async () =>
      expect(await refusalOf(bytes, { type, name })).toEqual([415, 'picture_type']),
    )
  })

  it('a PNG that claims 60,000 by 60,000, from its header and without unpacking it', async () => {
    const bomb = forgePng(60_000, 60_000, Buffer.alloc(20 * MB))
    expect(bomb.length).toBeLessThan(MB)
    const before = process.memoryUsage.rss()
    await leavesNothing(async () => expect(await refusalOf(bomb)).toEqual([422, 'picture_too_large']))
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * MB)
  })

  it('one pixel more than 40 million, and a side of less than 64', async () => {
    expect(await refusalOf(forgePng(6_250, 6_401, Buffer.alloc(0)))).toEqual([422, 'picture_too_large'])
    expect(await refusalOf(await makePlain(1, 1))).toEqual([422, 'picture_too_small'])
    expect(await refusalOf(await makePlain(64, 63))).toEqual([422, 'picture_too_small'])
    expect((await send(await makePlain(64, 64))).status).toBe(201)
  })

  it('a photo that ends in the middle, one that is only a beginning, and rows that are not there', async () => {
    const whole = await makePicture(1200, 900).jpeg().toBuffer()
    for (const cut of [whole.subarray(0, whole.length - 1_000), whole.subarray(0, 3), whole.subarray(0, 300)])
      await leavesNothing(async () => expect(await refusalOf(cut)).toEqual([422, 'picture_broken']))
    expect(await refusalOf(forgePng(300, 300, Buffer.alloc(10)))).toEqual([422, 'picture_broken'])
    const riff = Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8 <script>', 'latin1')
    expect(await refusalOf(riff)).toEqual([422, 'picture_broken'])
  })

  it('a photo with a page and a program behind it comes out as the photo alone', async () => {
    const tail = Buffer.from(`PK\x03\x04META-INF/MANIFEST.MF${HTML}`)
    const { status, body } = await send(Buffer.concat([await makeJpeg(), tail]), { name: 'a.html' })
    expect(status).toBe(201)
    const { bytes } = await house.show(body.picture)
    expect(bytes.includes('<script>') || bytes.includes('META-INF')).toBe(false)
  })

  it('a form without a file, with another field, or no form at all', async () => {
    expect(await refusalOf('')).toEqual([400, 'picture_missing'])
    expect(await refusalOf(await makeJpeg(), { field: 'photo' })).toEqual([400, 'picture_missing'])
    const post = async (body: string, type: string) => {
      const headers = { authorization: `Bearer ${guest.token}`, 'content-type': type }
      const reply = await fetch(`${house.api.origin}/api/pictures`, { method: 'POST', headers, body })
      return [reply.status, ((await reply.json()) as { error: { code: string } }).error.code]
    }
    expect(await post('{}', 'application/json')).toEqual([400, 'invalid_request'])
    expect(await post('nothing', 'multipart/form-data; boundary=x')).toEqual([400, 'picture_missing'])
    expect(await post('nothing', 'multipart/form-data')).toEqual([400, 'picture_missing'])
  })

  it('50 MB, said so or not, are cut off after eight', async () => {
    for (const said of [true, false]) {
      const before = process.memoryUsage.rss()
      const { status, code, written } = await pour(50 * MB, said)
      expect([said, status, code]).toEqual([said, 413, 'picture_too_heavy'])
      expect(written).toBeLessThan(20 * MB)
      expect(process.memoryUsage.rss() - before).toBeLessThan(80 * MB)
    }
  })

  it('eight that never end, which leave the door open to everybody else', async () => {
    const calls = await Promise.all(Array.from({ length: 8 }, dawdle))
    const refused = calls.flatMap(({ status }) => status ?? [])
    expect(refused).toEqual(Array(6).fill(429))
    const other = await makePerson(house.made.runtime, house.shop)
    expect((await send(await makeJpeg(), { token: other.token })).status).toBe(201)
    for (const { call } of calls) call.destroy()
    await vi.waitFor(async () => expect((await send(await makeJpeg())).status).toBe(201))
    expect(house.made.logged).toEqual([])
  })

  /** Begins a body and writes no more of it; waits a moment for an answer. */
  const dawdle = () =>
    new Promise<{ status?: number; call: ReturnType<typeof httpRequest> }>((resolve) => {
      const type = 'multipart/form-data; boundary=b'
      const headers = { authorization: `Bearer ${guest.token}`, 'content-type': type, 'content-length': MB }
      const call = httpRequest(`${house.api.origin}/api/pictures`, { method: 'POST', headers })
      call.on('response', ({ statusCode }) => resolve({ status: statusCode, call }))
      call.on('error', () => undefined)
      call.write('--b\r\n')
      setTimeout(() => resolve({ call }), 500)
    })

  /** Writes a body of `bytes` over a bare connection until somebody answers. */
  const pour = (bytes: number, sayLength: boolean) =>
    new Promise<{ status?: number; code?: string; written: number }>((resolve, reject) => {
      const boundary = 'b'
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`
      const call = httpRequest(`${house.api.origin}/api/pictures`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${guest.token}`,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          ...(sayLength ? { 'content-length': bytes } : {}),
        },
      })
      let written = 0
      let answered = false
      const piece = Buffer.alloc(64 * 1024, 0xff)
      const write = () => {
        while (!answered && written < bytes - MB) {
          written += piece.length
          if (!call.write(piece)) return void call.once('drain', write)
        }
      }
      call.on('response', async (reply) => {
        answered = true
        const parts: Buffer[] = []
        for await (const part of reply) parts.push(part)
        resolve({
          status: reply.statusCode,
          code: JSON.parse(String(Buffer.concat(parts))).error.code,
          written,
        })
        call.destroy()
      })
      call.on('error', (error) => answered || reject(error))
      call.write(head)
      write()
    })
})
