import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { mergePeople } from '../../api/_members/index.js'
import { takePush } from '../../api/_outreach/take-push.js'
import type { PushMessage } from '../../api/_platform/wechat/push-message.js'
import type { Database } from '../../db/client.js'
import { people } from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { type Arrived, arrive, becomeMember, claim, strayRows } from '../support/merging.js'
import { createDatabase } from '../support/postgres.js'
import { makePerson, makeRuntime, makeShop, NOW, type TestShop } from '../support/shop.js'

let database: Awaited<ReturnType<typeof createDatabase>>
let made: ReturnType<typeof makeRuntime>
let shop: TestShop
let api: TestApi
let from: Arrived
let into: Arrived

beforeAll(async () => {
  database = await createDatabase()
  made = makeRuntime(database.db)
  shop = await makeShop(made.runtime)
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})
beforeEach(async () => {
  from = await arrive(made.runtime, shop)
  into = await arrive(made.runtime, shop)
  for (const who of [from, into]) await claim(who, shop)
})

const base = () => ({ merchantId: shop.merchantId, db: database.db, sealer: made.runtime.sealer, now: NOW })

/** Begins `what` before the merge of the two is committed, when it has done all it does. */
const whileMerged = async <T>(what: () => Promise<T>): Promise<T> => {
  const { begun } = await database.db.transaction(async (tx) => {
    const pair = { fromPersonId: from.personId, intoPersonId: into.personId }
    const inTx = { ...base(), db: tx as Database }
    await mergePeople(inTx, { ...pair, reason: 'staff', mergedBy: null })
    const begun = what()
    await sleep(300)
    return { begun }
  })
  return begun
}
const push = (told: object) =>
  takePush(base(), { from: from.openid, createdAt: NOW, openid: from.openid, ...told } as PushMessage)

it('a tag for somebody who is being merged is for who they become', async () => {
  const manager = await makePerson(made.runtime, shop, { role: 'manager' })
  const post = (path: string, body: object) =>
    api.post(`/stores/${shop.storeId}${path}`, { token: manager.token, body })
  const tagId = (await post('/tags', { name: '爱坐窗边' })).body.items.at(-1).id
  const { status, body } = await whileMerged(() => post(`/guests/${from.personId}/tags`, { tagId }))
  expect([status, body]).toEqual([201, { items: [{ id: tagId, name: '爱坐窗边', by: 'hand' }] }])
  expect(await strayRows(database.db)).toEqual([])
})

it('a number that is taken back while its account is being merged is forgotten all the same', async () => {
  await becomeMember(into, shop, '13812346628')
  await whileMerged(() => push({ event: 'user_authorization_revoke', info: '8' }))
  const [row] = await database.db.select().from(people).where(eq(people.id, into.personId))
  expect([row?.memberAt, row?.phoneSealed]).toEqual([null, null])
})

it('a message that is allowed while its account is being merged is allowed to who they become', async () => {
  const choices = [{ templateId: 'tpl', accepted: true }]
  await whileMerged(() => push({ event: 'subscribe_msg_popup_event', choices }))
  expect(await strayRows(database.db)).toEqual([])
})
