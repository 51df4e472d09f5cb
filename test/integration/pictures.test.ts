import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkPicture } from '../../api/_platform/pictures/check-picture.js'
import { people, pictures } from '../../db/schema/index.js'
import { serveApi } from '../support/api.js'
import { makeJpeg, makePicture } from '../support/images.js'
import { openPictureHouse, type PictureHouse, sendPicture } from '../support/picture-house.js'
import { makeDish, makePerson, makeShop, NOW, type TestPerson } from '../support/shop.js'

let house: PictureHouse
let guest: TestPerson
let manager: TestPerson

beforeAll(async () => {
  house = await openPictureHouse()
  manager = await makePerson(house.made.runtime, house.shop, { role: 'owner' })
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

describe('a picture that somebody sends', () => {
  it('comes back from its own path, to be kept for a year and taken for nothing else', async () => {
    const { status, body } = await send(await makeJpeg())
    expect(status).toBe(201)
    expect(body).toMatchObject({ width: 400, height: 300 })
    expect(body.picture).toMatch(new RegExp(`^/pictures/${house.shop.merchantId}/[0-9a-f]{64}\\.jpg$`))
    const shown = await house.show(body.picture)
    expect(shown.status).toBe(200)
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-length': String(shown.bytes.length),
    })
    expect(await sharp(shown.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 400, height: 300 })
    const head = await house.show(body.picture, 'HEAD')
    expect([head.status, head.bytes.length]).toEqual([200, 0])
  })

  it.each(['png', 'webp'] as const)('may be a %s, and becomes a JPEG', async (format) => {
    const { status, body } = await send(await makePicture().toFormat(format).toBuffer(), { name: 'x.gif' })
    expect(status).toBe(201)
    expect((await sharp((await house.show(body.picture)).bytes).metadata()).format).toBe('jpeg')
  })

  it('is one picture however often and by whomever it is sent', async () => {
    const bytes = await makeJpeg()
    const first = await send(bytes)
    const before = await house.kept()
    const again = await Promise.all([send(bytes), send(bytes), send(bytes, { token: manager.token })])
    for (const one of again) expect(one).toEqual(first)
    expect(await house.kept()).toEqual(before)
  })

  it('comes out upright, no more than 1600 px a side, and tells nothing of where it was taken', async () => {
    const gps = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 14/1 0/1' } }
    const from = await makePicture(3000, 2000)
      .withExif({ IFD0: { Copyright: 'secret owner' }, ...gps })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const before = await sharp(from).metadata()
    expect([before.orientation, before.exif?.includes('secret owner')]).toEqual([6, true])
    const { body } = await send(from)
    expect(body).toMatchObject({ width: 1067, height: 1600 })
    const { bytes } = await house.show(body.picture)
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
    const bytes = await makeJpeg()
    expect(await refusalOf(bytes, { token: 'nobody' })).toEqual([401, 'unauthorized'])
    const gone = await makePerson(house.made.runtime, house.shop)
    await house.db.delete(people).where(eq(people.id, gone.personId))
    expect(await refusalOf(bytes, { token: gone.token })).toEqual([401, 'unauthorized'])
    house.made.time.now = new Date(NOW.getTime() + 31 * 86_400_000)
    expect(await refusalOf(bytes)).toEqual([401, 'unauthorized'])
  })

  it('is one of twenty a day for a guest; the shop’s own people send a menu', async () => {
    const row = { merchantId: house.shop.merchantId, width: 1, height: 1, bytes: 1, check: 'none' as const }
    const sentBy = (person: TestPerson, times: number) =>
      house.db.insert(pictures).values(
        Array.from({ length: times }, (_, index) => ({
          ...{ ...row, key: `${person.personId}/${index}`, uploadedBy: person.personId, createdAt: NOW },
        })),
      )
    await sentBy(guest, 19)
    const staff = await makePerson(house.made.runtime, house.shop, { role: 'clerk' })
    await sentBy(staff, 19)
    const answers = await Promise.all([
      send(await makeJpeg()),
      send(await makeJpeg()),
      send(await makeJpeg()),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 429, 429])
    expect(await refusalOf(await makeJpeg())).toEqual([429, 'picture_limit'])
    expect((await send(await makeJpeg(), { token: staff.token })).status).toBe(201)
    house.made.time.now = new Date(NOW.getTime() + 86_400_000)
    expect((await send(await makeJpeg())).status).toBe(201)
  })

  it('is refused with a sentence where there is nothing to keep it in', async () => {
    const bare = await serveApi({ ...house.made.runtime, storage: null })
    const form = new FormData()
    form.append('file', new Blob([await makeJpeg()]))
    const headers = { authorization: `Bearer ${guest.token}` }
    const reply = await fetch(`${bare.origin}/api/pictures`, { method: 'POST', headers, body: form })
    const { error } = (await reply.json()) as { error: { code: string } }
    expect([reply.status, error.code]).toEqual([501, 'storage_missing'])
    await bare.close()
  })
})

describe('what is not a picture of the shop', () => {
  it('is served nowhere', async () => {
    const { body } = await send(await makeJpeg())
    const elsewhere = await makeShop(house.made.runtime)
    const [, , merchant, file] = body.picture.split('/')
    for (const path of [
      `/pictures/${elsewhere.merchantId}/${file}`,
      `/pictures/${merchant}/${'0'.repeat(64)}.jpg`,
      `/pictures/${merchant}/${file}.jpg`,
      `/pictures/${merchant}/%2e%2e%2f${merchant}%2f${file}`,
      `/pictures/${merchant}/..%2f..%2fetc%2fpasswd`,
      '/pictures/river-dusk.webp',
    ])
      expect((await house.show(path)).status, path).toBe(404)
  })

  it('is put on no dish and no store', async () => {
    const { categoryId, dishId } = await makeDish(house.made.runtime, house.shop)
    const elsewhere = await makeShop(house.made.runtime)
    const stranger = await makePerson(house.made.runtime, elsewhere)
    const { picture: theirs } = (await send(await makeJpeg(), { token: stranger.token })).body
    const ours = (await send(await makeJpeg())).body.picture
    const dish = { categoryId, name: '红烧肉', priceFen: 5_800 }
    const editDish = async (wish: object) => {
      const path = `/stores/${house.shop.storeId}/menu/dishes/${dishId}`
      const answer = await house.api.post(path, { token: manager.token, body: { ...dish, ...wish } })
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
      const path = `/stores/${house.shop.storeId}/profile`
      const { body } = await house.api.post(path, { token: manager.token, body: { ...profile, ...wish } })
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
    const { picture: ours } = (await send(await makeJpeg())).body
    await checkPicture(ctx, ours, null)
    await checkPicture(ctx, null, '/old.webp')
    await checkPicture(ctx, '/old.webp', '/old.webp')
    await expect(checkPicture(ctx, '/old.webp', null)).rejects.toThrow()
    const elsewhere = await makePerson(house.made.runtime, await makeShop(house.made.runtime))
    await expect(checkPicture(elsewhere.ctx(), ours, null)).rejects.toThrow()
  })
})
