import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { count, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { folderStorage } from '../../api/_local/picture-folder.js'
import { checkPicture } from '../../api/_platform/pictures/check-picture.js'
import type { DatabaseHandle } from '../../db/client.js'
import { people, pictures } from '../../db/schema/index.js'
import { type Answer, serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import {
  makeDish,
  makePerson,
  makeRuntime,
  makeShop,
  NOW,
  type TestPerson,
  type TestShop,
} from '../support/shop.js'

const MB = 1024 * 1024

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let folder: string
let api: TestApi
let shop: TestShop
let guest: TestPerson
let manager: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  folder = await mkdtemp(join(tmpdir(), 'shuke-pictures-'))
  made.runtime.storage = folderStorage(folder)
  api = await serveApi(made.runtime)
  shop = await makeShop(made.runtime)
  manager = await makePerson(made.runtime, shop, { role: 'owner' })
})
beforeEach(async () => {
  made.time.now = NOW
  guest = await makePerson(made.runtime, shop)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
  await rm(folder, { recursive: true, force: true })
})

type Sent = { name?: string; type?: string; field?: string; token?: string }

const send = async (bytes: Uint8Array | string, { name, type, field, token }: Sent = {}) => {
  const form = new FormData()
  const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: type ?? 'image/jpeg' })
  form.append(field ?? 'file', file, name ?? 'photo.jpg')
  const headers = { authorization: `Bearer ${token ?? guest.token}` }
  const reply = await fetch(`${api.origin}/api/pictures`, { method: 'POST', headers, body: form })
  const answer: Pick<Answer, 'status' | 'body'> = { status: reply.status, body: await reply.json() }
  return answer
}
const refusalOf = async (bytes: Uint8Array | string, sent?: Sent) => {
  const { status, body } = await send(bytes, sent)
  expect(body.error?.message ?? '').toMatch(/^\p{Script=Han}.*。$/u)
  return [status, body.error.code]
}
const show = async (path: string, method = 'GET') => {
  const reply = await fetch(api.origin + path, { method })
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) }
}
const kept = async () => {
  const [row] = await database.db.select({ count: count() }).from(pictures)
  const files = await readdir(folder, { recursive: true })
  return { rows: row?.count, files: files.filter((file) => file.endsWith('.jpg')).length }
}

let shade = 0
/** A picture like no other: `width` × `height` of one colour, with a white corner at the top left. */
const picture = (width = 400, height = 300) => {
  shade += 1
  const background = { r: shade % 256, g: 90, b: 30 }
  const corner = { create: { width: 40, height: 40, channels: 3 as const, background: '#ffffff' } }
  return sharp({ create: { width, height, channels: 3, background } }).composite([
    { input: corner, top: 0, left: 0 },
  ])
}
const jpeg = (width?: number, height?: number) => picture(width, height).jpeg().toBuffer()

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
/** A PNG whose header says whatever one likes. */
const png = (width: number, height: number, rows: Buffer) => {
  const header = Buffer.from([...Array(8).fill(0), 8, 2, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const begin = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const data = chunk('IDAT', deflateSync(rows, { level: 9 }))
  return Buffer.concat([begin, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))])
}

describe('a picture that somebody sends', () => {
  it('comes back from its own path, to be kept for a year and taken for nothing else', async () => {
    const { status, body } = await send(await jpeg())
    expect(status).toBe(201)
    expect(body).toMatchObject({ width: 400, height: 300 })
    expect(body.picture).toMatch(new RegExp(`^/pictures/${shop.merchantId}/[0-9a-f]{64}\\.jpg$`))
    const shown = await show(body.picture)
    expect(shown.status).toBe(200)
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-length': String(shown.bytes.length),
    })
    expect(await sharp(shown.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 400, height: 300 })
    const head = await show(body.picture, 'HEAD')
    expect([head.status, head.bytes.length]).toEqual([200, 0])
  })

  it.each(['png', 'webp'] as const)('may be a %s, and becomes a JPEG', async (format) => {
    const { status, body } = await send(await picture().toFormat(format).toBuffer(), { name: 'x.gif' })
    expect(status).toBe(201)
    expect((await sharp((await show(body.picture)).bytes).metadata()).format).toBe('jpeg')
  })

  it('is one picture however often and by whomever it is sent', async () => {
    const bytes = await jpeg()
    const first = await send(bytes)
    const before = await kept()
    const again = await Promise.all([send(bytes), send(bytes), send(bytes, { token: manager.token })])
    for (const one of again) expect(one).toEqual(first)
    expect(await kept()).toEqual(before)
  })

  it('comes out upright, no more than 1600 px a side, and tells nothing of where it was taken', async () => {
    const gps = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 14/1 0/1' } }
    const from = await picture(3000, 2000)
      .withExif({ IFD0: { Copyright: 'secret owner' }, ...gps })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const before = await sharp(from).metadata()
    expect([before.orientation, before.exif?.includes('secret owner')]).toEqual([6, true])
    const { body } = await send(from)
    expect(body).toMatchObject({ width: 1067, height: 1600 })
    const { bytes } = await show(body.picture)
    const after = await sharp(bytes).metadata()
    expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation]).toEqual(
      Array(5).fill(undefined),
    )
    expect(bytes.includes('secret owner') || bytes.includes('Exif')).toBe(false)
    // What lay at the top left stands at the top right once the picture is turned.
    const corner = { left: 1067 - 8, top: 2, width: 4, height: 4 }
    const [red = 0] = await sharp(bytes).extract(corner).raw().toBuffer()
    expect(red).toBeGreaterThan(240)
  })

  it('is for nobody without a token, and not for a token that has ended', async () => {
    const bytes = await jpeg()
    expect(await refusalOf(bytes, { token: 'nobody' })).toEqual([401, 'unauthorized'])
    const gone = await makePerson(made.runtime, shop)
    await database.db.delete(people).where(eq(people.id, gone.personId))
    expect(await refusalOf(bytes, { token: gone.token })).toEqual([401, 'unauthorized'])
    made.time.now = new Date(NOW.getTime() + 31 * 86_400_000)
    expect(await refusalOf(bytes)).toEqual([401, 'unauthorized'])
  })

  it('is one of twenty a day for a guest; the shop’s own people send a menu', async () => {
    const row = { merchantId: shop.merchantId, width: 1, height: 1, bytes: 1, check: 'none' as const }
    const sentBy = (person: TestPerson, times: number) =>
      database.db.insert(pictures).values(
        Array.from({ length: times }, (_, index) => ({
          ...{ ...row, key: `${person.personId}/${index}`, uploadedBy: person.personId, createdAt: NOW },
        })),
      )
    await sentBy(guest, 19)
    const staff = await makePerson(made.runtime, shop, { role: 'clerk' })
    await sentBy(staff, 19)
    const answers = await Promise.all([send(await jpeg()), send(await jpeg()), send(await jpeg())])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 429, 429])
    expect(await refusalOf(await jpeg())).toEqual([429, 'picture_limit'])
    expect((await send(await jpeg(), { token: staff.token })).status).toBe(201)
    made.time.now = new Date(NOW.getTime() + 86_400_000)
    expect((await send(await jpeg())).status).toBe(201)
  })

  it('is refused with a sentence where there is nothing to keep it in', async () => {
    const bare = await serveApi({ ...made.runtime, storage: null })
    const form = new FormData()
    form.append('file', new Blob([await jpeg()]))
    const headers = { authorization: `Bearer ${guest.token}` }
    const reply = await fetch(`${bare.origin}/api/pictures`, { method: 'POST', headers, body: form })
    const { error } = (await reply.json()) as { error: { code: string } }
    expect([reply.status, error.code]).toEqual([501, 'storage_missing'])
    await bare.close()
  })
})

describe('promise 5: hostile uploads are refused with a sentence, and leave nothing behind', () => {
  const SVG =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><script>alert(1)</script></svg>'
  const HTML = '<!doctype html><script>alert(document.cookie)</script>'
  const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
  const leavesNothing = async (work: () => Promise<unknown>) => {
    const before = await kept()
    await work()
    expect(await kept()).toEqual(before)
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
    const bomb = png(60_000, 60_000, Buffer.alloc(20 * MB))
    expect(bomb.length).toBeLessThan(MB)
    const before = process.memoryUsage.rss()
    await leavesNothing(async () => expect(await refusalOf(bomb)).toEqual([422, 'picture_too_large']))
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * MB)
  })

  it('one pixel more than 40 million, and a side of less than 64', async () => {
    expect(await refusalOf(png(6_250, 6_401, Buffer.alloc(0)))).toEqual([422, 'picture_too_large'])
    expect(await refusalOf(await tiny(1, 1))).toEqual([422, 'picture_too_small'])
    expect(await refusalOf(await tiny(64, 63))).toEqual([422, 'picture_too_small'])
    expect((await send(await tiny(64, 64))).status).toBe(201)
  })

  it('a photo that ends in the middle, one that is only a beginning, and rows that are not there', async () => {
    const whole = await picture(1200, 900).jpeg().toBuffer()
    for (const cut of [whole.subarray(0, whole.length - 1_000), whole.subarray(0, 3), whole.subarray(0, 300)])
      await leavesNothing(async () => expect(await refusalOf(cut)).toEqual([422, 'picture_broken']))
    expect(await refusalOf(png(300, 300, Buffer.alloc(10)))).toEqual([422, 'picture_broken'])
    const riff = Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8 <script>', 'latin1')
    expect(await refusalOf(riff)).toEqual([422, 'picture_broken'])
  })

  it('a photo with a page and a program behind it comes out as the photo alone', async () => {
    const tail = Buffer.from(`PK\x03\x04META-INF/MANIFEST.MF${HTML}`)
    const { status, body } = await send(Buffer.concat([await jpeg(), tail]), { name: 'a.html' })
    expect(status).toBe(201)
    const { bytes } = await show(body.picture)
    expect(bytes.includes('<script>') || bytes.includes('META-INF')).toBe(false)
  })

  it('a form without a file, with another field, or no form at all', async () => {
    expect(await refusalOf('')).toEqual([400, 'picture_missing'])
    expect(await refusalOf(await jpeg(), { field: 'photo' })).toEqual([400, 'picture_missing'])
    const post = async (body: string, type: string) => {
      const headers = { authorization: `Bearer ${guest.token}`, 'content-type': type }
      const reply = await fetch(`${api.origin}/api/pictures`, { method: 'POST', headers, body })
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

  /** Writes a body of `bytes` over a bare connection until somebody answers. */
  const pour = (bytes: number, sayLength: boolean) =>
    new Promise<{ status?: number; code?: string; written: number }>((resolve, reject) => {
      const boundary = 'b'
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`
      const call = httpRequest(`${api.origin}/api/pictures`, {
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

const tiny = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#804020' } })
    .jpeg()
    .toBuffer()

describe('what is not a picture of the shop', () => {
  it('is served nowhere', async () => {
    const { body } = await send(await jpeg())
    const elsewhere = await makeShop(made.runtime)
    const [, , merchant, file] = body.picture.split('/')
    for (const path of [
      `/pictures/${elsewhere.merchantId}/${file}`,
      `/pictures/${merchant}/${'0'.repeat(64)}.jpg`,
      `/pictures/${merchant}/${file}.jpg`,
      `/pictures/${merchant}/%2e%2e%2f${merchant}%2f${file}`,
      `/pictures/${merchant}/..%2f..%2fetc%2fpasswd`,
      '/pictures/river-dusk.webp',
    ])
      expect((await show(path)).status, path).toBe(404)
  })

  it('is put on no dish and no store', async () => {
    const { categoryId, dishId } = await makeDish(made.runtime, shop)
    const elsewhere = await makeShop(made.runtime)
    const stranger = await makePerson(made.runtime, elsewhere)
    const { picture: theirs } = (await send(await jpeg(), { token: stranger.token })).body
    const ours = (await send(await jpeg())).body.picture
    const dish = { categoryId, name: '红烧肉', priceFen: 5_800 }
    const editDish = async (wish: object) => {
      const path = `/stores/${shop.storeId}/menu/dishes/${dishId}`
      const answer = await api.post(path, { token: manager.token, body: { ...dish, ...wish } })
      const inMenu = answer.body.categories?.flatMap(
        (category: { dishes: { id: string }[] }) => category.dishes,
      )
      return answer.body.error?.code ?? inMenu.find(({ id }: { id: string }) => id === dishId).picture
    }
    for (const foreign of [
      theirs,
      ours.replace(/.{8}\.jpg/, '00000000.jpg'),
      '/pictures/x.webp',
      'https://a/b',
    ])
      expect(await editDish({ picture: foreign }), foreign).toBe('picture_unknown')
    expect(await editDish({ picture: ours })).toBe(ours)
    expect(await editDish({}), 'an older phone knows of no pictures').toBe(ours)
    expect(await editDish({ picture: null })).toBeNull()

    const profile = { name: '一店', address: '', phone: '', notice: null, place: null }
    const editStore = async (wish: object) => {
      const path = `/stores/${shop.storeId}/profile`
      const { body } = await api.post(path, { token: manager.token, body: { ...profile, ...wish } })
      return body.error?.code ?? body.pictures
    }
    // What the store shows already may stay, whatever it is.
    expect(await editStore({ pictures: { day: '/d.webp', night: '/n.webp' } })).toMatchObject({
      day: '/d.webp',
    })
    expect(await editStore({ pictures: { day: theirs, night: null } })).toBe('picture_unknown')
    expect(await editStore({ pictures: { day: null, night: '/d.webp' } })).toBe('picture_unknown')
    expect(await editStore({ pictures: { day: ours, night: null } })).toEqual({ day: ours, night: null })
    expect(await editStore({})).toEqual({ day: ours, night: null })
  })

  it('passes no check', async () => {
    const ctx = guest.ctx()
    const { picture: ours } = (await send(await jpeg())).body
    await checkPicture(ctx, ours, null)
    await checkPicture(ctx, null, '/old.webp')
    await checkPicture(ctx, '/old.webp', '/old.webp')
    await expect(checkPicture(ctx, '/old.webp', null)).rejects.toThrow()
    const elsewhere = await makePerson(made.runtime, await makeShop(made.runtime))
    await expect(checkPicture(elsewhere.ctx(), ours, null)).rejects.toThrow()
  })
})
