import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { folderStorage } from '../../api/_local/picture-folder.js'
import { runTick } from '../../api/_platform/tick.js'
import { workPlan } from '../../api/cron.js'
import type { DatabaseHandle } from '../../db/client.js'
import { dishes, people, pictures, stores } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { makePlain } from '../support/images.js'
import { openTestDatabase } from '../support/pglite.js'
import { sendPicture } from '../support/picture-house.js'
import { makeDish, makePerson, makeRuntime, NOW, type TestPerson } from '../support/shop.js'
import { makeWeChatShop, type WeChatShop } from '../support/wechat-shop.js'

const PUBLIC_ORIGIN = 'https://shop.example'
const HOUR = 3_600_000

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let folder: string
let there: WeChatShop
let api: TestApi
let guest: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  folder = await mkdtemp(join(tmpdir(), 'shuke-pictures-'))
  made.runtime.storage = folderStorage(folder)
  there = await makeWeChatShop(made)
  api = await serveApi(there.runtime, PUBLIC_ORIGIN)
})
beforeEach(async () => {
  made.time.now = NOW
  there.wechat.behave()
  guest = await makePerson(there.runtime, there.shop)
  const openid = await there.openidOf(guest)
  there.wechat.accept({ openid, templateId: 'none', times: 0 })
})
afterAll(async () => {
  await api?.close()
  await there?.wechat.close()
  await database?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Sends a picture of one colour; its path, or why it was refused. */
const send = async ({ colour = newColour(), to = api } = {}): Promise<string> => {
  const { body } = await sendPicture(to, await makePlain(200, 200, colour), { token: guest.token })
  return body.error?.code ?? body.picture
}
const newColour = () => `#${randomBytes(3).toString('hex')}`
const tick = () => runTick(there.runtime, workPlan)
const statusOf = async (picture: string) => (await fetch(api.origin + picture)).status
const rowOf = async (picture: string) => {
  const key = picture.slice('/pictures/'.length)
  const [row] = await database.db.select().from(pictures).where(eq(pictures.key, key))
  return row
}
const askedAbout = (picture: string) =>
  there.wechat.picturesAsked().filter(({ url }) => url === PUBLIC_ORIGIN + picture)
const tell = (traceId: string, verdict: 'pass' | 'review' | 'risky' | null) =>
  there.wechat.tellOfPicture({ url: `${api.origin}/api/wechat?appid=${there.shop.appid}`, traceId, verdict })
const taken = [{ status: 200, answer: 'success' }]

/** A picture that WeChat has been asked about, and the id it will answer under. */
const sendAndAsk = async (colour?: string) => {
  const picture = await send({ colour })
  await tick()
  const [asked] = askedAbout(picture)
  if (!asked) throw new Error('WeChat was not asked')
  return { picture, traceId: asked.traceId, openid: asked.openid }
}

describe('a picture that has been sent', () => {
  it('is shown, while WeChat is asked about it once, at its address on the internet', async () => {
    const { picture, traceId, openid } = await sendAndAsk()
    expect(openid).toBe(await there.openidOf(guest))
    expect(await rowOf(picture)).toMatchObject({ check: 'waiting', checkId: traceId })
    expect(await statusOf(picture)).toBe(200)
    await tick()
    expect(askedAbout(picture)).toHaveLength(1)
    expect(await tell(traceId, 'pass')).toEqual(taken)
    expect((await rowOf(picture))?.check).toBe('passed')
    expect(await statusOf(picture)).toBe(200)
  })

  it('that WeChat refuses is shown nowhere any more, kept nowhere, and not taken again', async () => {
    const { db } = database
    const { picture, traceId } = await sendAndAsk('#123456')
    const { merchantId, storeId } = there.shop
    const { dishId } = await makeDish(there.runtime, there.shop)
    await db.update(dishes).set({ picture }).where(eq(dishes.id, dishId))
    await db.update(stores).set({ pictureDay: picture }).where(eq(stores.merchantId, merchantId))
    await db.update(people).set({ avatar: picture }).where(eq(people.id, guest.personId))

    expect(await tell(traceId, 'risky')).toEqual(taken)
    expect((await rowOf(picture))?.check).toBe('refused')
    expect(await statusOf(picture)).toBe(404)
    const [dish] = await db.select().from(dishes).where(eq(dishes.id, dishId))
    const [store] = await db.select().from(stores).where(eq(stores.id, storeId))
    const [person] = await db.select().from(people).where(eq(people.id, guest.personId))
    expect([dish?.picture, store?.pictureDay, store?.pictureNight, person?.avatar]).toEqual([
      ...[null, null, '/n.webp', null],
    ])
    const key = picture.slice('/pictures/'.length)
    expect(await made.runtime.storage?.get(key)).not.toBeNull()
    await tick()
    expect(await made.runtime.storage?.get(key)).toBeNull()
    // A late word of praise brings nothing back.
    expect(await tell(traceId, 'pass')).toEqual(taken)
    expect(await statusOf(picture)).toBe(404)
    expect(await send({ colour: '#123456' })).toBe('picture_refused')
  })

  it('that a person has to look at stays, and so does one that WeChat could not fetch', async () => {
    const doubtful = await sendAndAsk()
    expect(await tell(doubtful.traceId, 'review')).toEqual(taken)
    expect((await rowOf(doubtful.picture))?.check).toBe('waiting')
    const unfetched = await sendAndAsk()
    expect(await tell(unfetched.traceId, null)).toEqual(taken)
    expect((await rowOf(unfetched.picture))?.check).toBe('none')
    for (const { picture } of [doubtful, unfetched]) expect(await statusOf(picture)).toBe(200)
  })

  it('is asked about again when WeChat was too busy or its answer was lost', async () => {
    for (const as of ['down', 'timeoutAfterEffect'] as const) {
      const picture = await send()
      there.wechat.misbehave({ as, path: '/wxa/media_check_async' })
      expect((await tick()).givenBack).toBe(1)
      expect((await rowOf(picture))?.checkId).toBeNull()
      await database.db.execute(`update jobs.job set start_after = now() where state = 'retry'`)
      await tick()
      const id = (await rowOf(picture))?.checkId
      expect(askedAbout(picture).map(({ traceId }) => traceId)).toContain(id)
    }
  })

  it('goes unlooked at when its sender has been away for two hours', async () => {
    const picture = await send()
    made.time.now = new Date(NOW.getTime() + 2 * HOUR)
    await tick()
    expect(askedAbout(picture)).toEqual([])
    expect((await rowOf(picture))?.check).toBe('none')
    expect(await statusOf(picture)).toBe(200)
  })

  it('is not judged by an answer nobody waits for, which WeChat may tell again', async () => {
    const { picture, traceId } = await sendAndAsk()
    const other = await tell('never-asked', 'risky')
    expect(other.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect((await rowOf(picture))?.check).toBe('waiting')
    // Told before it was written down under which id: the next time it is known.
    await database.db.update(pictures).set({ checkId: null }).where(eq(pictures.checkId, traceId))
    expect((await tell(traceId, 'risky'))[0]?.status).toBe(404)
    await database.db
      .update(pictures)
      .set({ checkId: traceId })
      .where(eq(pictures.key, picture.slice('/pictures/'.length)))
    expect(await tell(traceId, 'risky')).toEqual(taken)
    expect(await statusOf(picture)).toBe(404)
  })
})

it('where the shop is not on the internet, nobody is asked', async () => {
  const local = await serveApi(there.runtime)
  const before = there.wechat.picturesAsked().length
  const picture = await send({ to: local })
  expect((await rowOf(picture))?.check).toBe('none')
  await tick()
  expect(there.wechat.picturesAsked()).toHaveLength(before)
  await local.close()
})
