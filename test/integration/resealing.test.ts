import { randomBytes } from 'node:crypto'
import { eq, getTableColumns, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { personColumns } from '../../api/_members/index.js'
import { SEALED_COLUMNS } from '../../api/_platform/resealing.js'
import { createSealer } from '../../api/_platform/sealing.js'
import { runTick } from '../../api/_platform/tick.js'
import { workPlan } from '../../api/cron.js'
import type { DatabaseHandle } from '../../db/client.js'
import * as schema from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { robotAddress } from '../support/places.js'
import { FRIDAY_EVENING, makePerson, makeRuntime, makeShop } from '../support/shop.js'

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let api: TestApi

const key = (id: string) => ({ id, key: randomBytes(32) })
const [first, second] = [key('k1'), key('k2')]
const lookup = randomBytes(32)
const sealerOf = (...keys: ReturnType<typeof key>[]) =>
  createSealer({ SHUKE_SEALING_KEYS: keys, SHUKE_LOOKUP_KEY: lookup })

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  made.runtime.sealer = sealerOf(first)
  api = await serveApi(made.runtime)
})
afterAll(async () => {
  await api?.close()
  await database?.close()
})

const tables: PgTable[] = Object.values(schema).filter((value) => is(value, PgTable))

/** Under which keys the values of each sealed column are. */
const keysInUse = async () => {
  const found = new Map<string, Set<string>>()
  for (const { table, column } of SEALED_COLUMNS) {
    const rows = await database.db.select({ sealed: column }).from(table)
    const ids = rows.flatMap(({ sealed }) => (sealed ? [String(sealed).split('.')[0] ?? ''] : []))
    found.set(`${getTableConfig(table).name}.${column.name}`, new Set(ids))
  }
  return found
}

it('every sealed column of the schema is on the list', () => {
  const inSchema = tables.flatMap((table) =>
    Object.entries(getTableColumns(table))
      .filter(([name, column]) => /sealed$/i.test(name) || column === schema.idempotencyKeys.reply)
      .map(([, column]) => column),
  )
  const listed = SEALED_COLUMNS.map(({ column }) => column)
  expect(inSchema.filter((column) => !listed.includes(column as never)).map(({ name }) => name)).toEqual([])
  expect(listed).toHaveLength(inSchema.length)
})

it('with a new key in front the tick seals all columns anew, and the old key can go', async () => {
  const { db } = database
  const shop = await makeShop(made.runtime)
  const { merchantId, storeId } = shop
  const guest = await makePerson(made.runtime, shop)
  const { sealer } = made.runtime
  const seal = (place: string, text: string) => sealer.seal(`${merchantId}/${place}`, text)
  const wish = { tableId: shop.tableOf('A1').id, partySize: 2, startsAt: FRIDAY_EVENING.toISOString() }
  const body = { ...wish, contactPhone: '13812346628', contactName: '沈清欢' }
  const booked = await api.post(`/stores/${storeId}/reservations`, {
    token: guest.token,
    body,
    key: 'k'.repeat(20),
  })
  const claimed = await api.post(`/offers/${shop.offerId}/claims`, { token: guest.token, body: { storeId } })
  await db
    .update(schema.people)
    .set({ unionidSealed: seal('unionid', 'u1'), unionidHash: 'h' })
    .where(eq(schema.people.id, guest.personId))
  await db
    .insert(schema.wechatTokens)
    .values({ merchantId, sealed: seal('wechatToken', '{}'), expiresAt: made.time.now })
  const owner = await makePerson(made.runtime, shop, { role: 'owner' })
  const robot = { kind: 'dingtalk', name: '店长群', address: robotAddress('dingtalk'), secret: 'SEC0' }
  await api.post('/report-recipients', { token: owner.token, body: robot })
  await db.insert(schema.merges).values({
    ...{ merchantId, id: `mrg_${'0'.repeat(32)}`, reason: 'phone', mergedAt: made.time.now },
    ...{ fromPersonId: guest.personId, intoPersonId: (await makePerson(made.runtime, shop)).personId },
    undoSealed: seal('mergeUndo', '{}'),
  })
  for (const [column, ids] of await keysInUse()) expect([...ids], column).toEqual(['k1'])

  made.runtime.sealer = sealerOf(second, first)
  await runTick(made.runtime, workPlan)
  for (const [column, ids] of await keysInUse()) expect([...ids], column).toEqual(['k2'])

  const { sealer: alone } = { sealer: sealerOf(second) }
  made.runtime.sealer = alone
  const restarted = await serveApi(made.runtime)
  const me = await restarted.get('/me', guest.token)
  expect(me.body).toMatchObject({ name: '沈清欢', phoneMasked: '138 **** 6628' })
  const again = await restarted.post(`/stores/${storeId}/reservations`, {
    ...{ token: guest.token, body, key: 'k'.repeat(20) },
  })
  expect(again.body).toEqual(booked.body)
  const { items } = (await restarted.get('/report-recipients', owner.token)).body
  expect(items).toMatchObject([{ address: `…${robot.address.slice(-4)}`, signed: true }])
  expect((await restarted.get(`/me/vouchers/${claimed.body.id}/codes`, guest.token)).status).toBe(200)
  const [row] = await db.select().from(schema.people).where(eq(schema.people.id, guest.personId))
  expect(personColumns({ sealer: alone, merchantId }).unionid.open(row?.unionidSealed ?? '')).toBe('u1')
  await restarted.close()
})

it('with one key there is nothing to do', async () => {
  const sealer = sealerOf(first)
  expect(sealer.olderKeyIds).toEqual([])
})
