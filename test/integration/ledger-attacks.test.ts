import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { erasePerson, mergePeople, undoMerge } from '../../api/_members/index.js'
import { CONSENT_WORDINGS } from '../../api/_members/vocabulary.js'
import { takePicture } from '../../api/_platform/pictures/take-picture.js'
import type { DatabaseHandle } from '../../db/client.js'
import { idempotencyKeys, pictures } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { eventsOf } from '../support/event-phones.js'
import { makeJpeg } from '../support/images.js'
import { runSql } from '../support/merging.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestPerson, type TestShop } from '../support/shop.js'
import { readSpreadsheet } from '../support/spreadsheet.js'

const MINUTE = 60_000

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi
let shop: TestShop
let guest: TestPerson

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  api = await serveApi(made.runtime)
})
beforeEach(async () => {
  made.time.now = NOW
  shop = await makeShop(made.runtime)
  guest = await makePerson(made.runtime, shop)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const { phone, sessionRows, visitorRow } = eventsOf(() => ({ db: database.db, api, made, shop }))
const post = (path: string, body?: object, { token } = guest) => api.post(path, { token, body })
const recordsOf = async ({ token }: TestPerson) => {
  const headers = { authorization: `Bearer ${token}` }
  const reply = await fetch(`${api.origin}/api/me/export`, { headers })
  return JSON.stringify(readSpreadsheet(Buffer.from(await reply.arrayBuffer())).get('记录'))
}

it('who writes the id of another person where a phone writes a word reads no name in their own copy', async () => {
  const other = await makePerson(made.runtime, shop)
  await post('/me/profile', { name: '沈佳宜' }, other)
  const { event, send } = phone()
  await send([event(0, { properties: { what: other.personId } })], guest)
  const records = await recordsOf(guest)
  expect(records).toContain(`what ${other.personId}`)
  expect(records).not.toContain('沈佳宜')
})

it('a child’s pseudonyms are severed under every account they were merged from', async () => {
  const before = await makePerson(made.runtime, shop)
  const { event, send } = phone()
  await send([event()], before)
  const pair = { fromPersonId: before.personId, intoPersonId: guest.personId }
  await mergePeople(guest.ctx(), { ...pair, reason: 'unionid', mergedBy: null })
  expect(await recordsOf(guest)).toContain('点了一下')
  await post('/me/age', { under14: true })
  await post('/me/age', { under14: false })
  expect(await recordsOf(guest)).not.toContain('点了一下')
})

it('who is called as a field of the replies takes no replies of the staff along when erased', async () => {
  const manager = await makePerson(made.runtime, shop, { role: 'manager' })
  await post(`/stores/${shop.storeId}/channels`, { kind: 'poster', name: '门口海报' }, manager)
  await post('/me/profile', { name: 'id' })
  expect((await post('/me/erasure')).status).toBe(201)
  const kept = await database.db.$count(idempotencyKeys, eq(idempotencyKeys.personId, manager.personId))
  expect(kept).toBe(1)
})

it('the days before the first year are no days to ask for', async () => {
  const manager = await makePerson(made.runtime, shop, { role: 'manager' })
  const answer = await api.get(`/stores/${shop.storeId}/channels?on=0001-01-05`, manager.token)
  expect([answer.status, answer.body.error?.code]).toEqual([400, 'invalid_request'])
})

it('a device with thousands of sessions in a row can still send one that is late', async () => {
  const { event, send } = phone()
  const opened = (nth: number) =>
    event(20 * MINUTE - nth * 200, {
      name: 'app_shown',
      properties: { scene: nth % 2 ? 1011 : 1007 },
    })
  for (let batch = 0; batch < 27; batch++)
    await send(Array.from({ length: 200 }, (_, nth) => opened(batch * 200 + nth)))
  expect((await send([event(20 * MINUTE + 1_000)])).status).toBe(200)
  expect(await sessionRows()).toHaveLength(5_401)
})

it('a phone whose clock was set back two hours is no bot for what it wrote down before', async () => {
  const { visitorId, event, send } = phone()
  const ahead = Array.from({ length: 400 }, (_, nth) => event(-(nth + 1) * 17_000))
  await send(ahead.slice(0, 200))
  await send(ahead.slice(200))
  expect(await visitorRow(visitorId)).toMatchObject({ botAt: null })
})

it('a picture that arrives after who sends it was erased is not kept, and goes from storage', async () => {
  const storage = {
    put: async () => void (await erasePerson(guest.ctx(), guest.personId)),
    get: async () => null,
    remove: async () => {},
  }
  const sending = takePicture(guest.ctx(), { file: await makeJpeg(), storage, origin: null })
  await expect(sending).rejects.toMatchObject({ code: 'unauthorized' })
  expect(await database.db.$count(pictures, eq(pictures.uploadedBy, guest.personId))).toBe(0)
  const removals = await runSql(
    database.db,
    sql`select 1 from jobs.job where data->>'kind' = 'removePicture'`,
  )
  expect(removals).toHaveLength(1)
})

it('what somebody took back while they were taken for one is taken back for both after they are parted', async () => {
  const other = await makePerson(made.runtime, shop)
  const { version } = CONSENT_WORDINGS.marketing
  const say = (given: boolean) =>
    post('/me/consents', { purpose: 'marketing', given, version, page: 'privacy' }, other)
  await say(true)
  const pair = { fromPersonId: other.personId, intoPersonId: guest.personId }
  const mergeId = await mergePeople(guest.ctx(), { ...pair, reason: 'unionid', mergedBy: null })
  made.time.now = new Date(NOW.getTime() + MINUTE)
  expect((await say(false)).status).toBe(201)
  await undoMerge(guest.ctx(), { mergeId })
  const { standing } = (await api.get('/me/consents', other.token)).body
  expect(standing).toContainEqual({ purpose: 'marketing', given: false, since: made.time.now.toISOString() })
})

it('what is taken back holds, also where the clock of who hears it is behind', async () => {
  const { version } = CONSENT_WORDINGS.marketing
  const say = (given: boolean) =>
    post('/me/consents', { purpose: 'marketing', given, version, page: 'privacy' })
  await say(true)
  made.time.now = new Date(NOW.getTime() - 1_000)
  const { standing } = (await say(false)).body
  expect(standing).toContainEqual(expect.objectContaining({ purpose: 'marketing', given: false }))
})
