import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, getTableColumns, is, isNull } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderStorage } from '../../api/_local/picture-folder.js'
import { runTick } from '../../api/_platform/tick.js'
import { workPlan } from '../../api/cron.js'
import type { DatabaseHandle } from '../../db/client.js'
import * as schema from '../../db/schema/index.js'
import { serveApi, type TestApi } from '../support/api.js'
import { openTestDatabase } from '../support/pglite.js'
import { makePerson, makeRuntime, makeShop } from '../support/shop.js'
import { readSpreadsheet } from '../support/spreadsheet.js'
import { makeWeChatShop, type WeChatShop } from '../support/wechat-shop.js'
import { type Found, readEverything } from '../support/whole-database.js'
import { CALLED, makeWholePerson } from '../support/whole-person.js'
import { WHOSE_COLUMNS } from '../support/whose-columns.js'

const { events, people, reservations, tableOccupancies } = schema
const tables: PgTable[] = Object.values(schema).filter((value) => is(value, PgTable))

let database: DatabaseHandle
let made: ReturnType<typeof makeRuntime>
let there: WeChatShop
let api: TestApi
let folder: string
let whole: Awaited<ReturnType<typeof makeWholePerson>>
let before: Found[]

beforeAll(async () => {
  database = await openTestDatabase()
  made = makeRuntime(database.db)
  folder = await mkdtemp(join(tmpdir(), 'shuke-erasure-'))
  made.runtime.storage = folderStorage(folder)
  there = await makeWeChatShop(made)
  api = await serveApi(there.runtime)
  whole = await makeWholePerson({ there, api, time: made.time })
  before = await everything()
}, 60_000)
afterAll(async () => {
  await api?.close()
  await there?.wechat.close()
  await database?.close()
  await rm(folder, { recursive: true, force: true })
})

const everything = () => readEverything(database.db, made.runtime.sealer, there.shop.merchantId)
const pictureFiles = async () =>
  (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.jpg'))

/** Whatever tells who it was: as it is said, as it is looked up by, and as SQL knows it. */
const needles = () => {
  const { sealer } = made.runtime
  const { merchantId } = there.shop
  const hash = (place: string, text: string) => sealer.lookup(`${merchantId}/${place}`, text)
  const phones = [CALLED.phone, CALLED.typedPhone]
  return [
    ...Object.values(CALLED),
    ...phones.flatMap((phone) => [hash('phone', phone), hash('phoneTail', phone.slice(-4))]),
    ...phones.map((phone) => `${phone.slice(0, 3)} **** ${phone.slice(-4)}`),
    ...[CALLED.openid, CALLED.earlierOpenid].map((openid) => hash('openid', openid)),
    hash('unionid', CALLED.unionid),
    whole.picture.slice('/pictures/'.length),
  ]
}
const findIn = (all: Found[], words: string[]) =>
  all
    .filter(({ text }) => words.some((word) => text.includes(word)))
    .map(({ table, column }) => `${table}.${column}`)
const placesOf = (all: Found[], words: string[]) => [...new Set(findIn(all, words))].sort()
const bare = (id: string) => id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

describe('every column of every table', () => {
  it('is one whose erasing somebody has thought about', () => {
    const inSchema = tables.flatMap((table) =>
      Object.keys(getTableColumns(table)).map((column) => `${getTableConfig(table).name}.${column}`),
    )
    const known = Object.entries(WHOSE_COLUMNS).flatMap(([table, columns]) =>
      Object.values(columns).flatMap((names) => names.split(' ').map((name) => `${table}.${name}`)),
    )
    expect(known.toSorted()).toEqual(inSchema.toSorted())
  })

  it('that erasing empties has something of the whole person in it before', () => {
    const filled = new Set(
      before.map(({ table, column }) => `${table}.${column.replace(/_(\w)/g, (_, c) => c.toUpperCase())}`),
    )
    const personal = Object.entries(WHOSE_COLUMNS).flatMap(([table, { gone = '', scrubbed = '' }]) =>
      `${gone} ${scrubbed}`
        .split(' ')
        .filter(Boolean)
        .map((column) => `${table}.${column === 'under14' ? 'under14' : column}`),
    )
    const never = ['notices.errcode', 'pictures.checkId']
    expect(personal.filter((column) => !filled.has(column) && !never.includes(column))).toEqual([])
  })
})

describe('promise 3: a person with every kind of row', () => {
  it('takes a copy of it all along, to read', async () => {
    const reply = await fetch(`${api.origin}/api/me/export`, {
      headers: { authorization: `Bearer ${whole.token}` },
    })
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(reply.headers.get('content-type')).toContain('spreadsheetml')
    const sheets = readSpreadsheet(Buffer.from(await reply.arrayBuffer()))
    expect([...sheets.keys()]).toEqual([
      ...['我的资料', '订座', '券', '到店', '想吃', '同意过什么', '消息', '记录'],
    ])
    for (const [name, rows] of sheets) expect(rows.length, name).toBeGreaterThan(1)
    const cells = (name: string) => (sheets.get(name) ?? []).flat()
    expect(cells('我的资料')).toEqual(
      expect.arrayContaining([CALLED.name, CALLED.phone, CALLED.openid, '爱坐窗边']),
    )
    expect(cells('订座')).toEqual(
      expect.arrayContaining(['1店', 'A2', '来了', CALLED.elsewhere, CALLED.typedPhone, '小程序', '订着']),
    )
    expect(cells('券')).toEqual(
      expect.arrayContaining(['满 200 减 30', '用掉了', '300', '30', '送一碟桂花糕', '能用']),
    )
    expect(cells('想吃')).toContain('外婆红烧肉')
    expect(cells('同意过什么')).toEqual(expect.arrayContaining(['按习惯推荐', '会员', '同意', 'privacy']))
    expect(cells('消息')).toEqual(expect.arrayContaining(['订座提醒', '发了', '你允许一次']))
    expect(cells('记录')).toEqual(
      expect.arrayContaining(['订了座', '入了座', '成为会员', '用了券', '打开订座', '下载了自己的信息']),
    )
  })

  it('is found all over the house before, by the same scan', () => {
    expect(placesOf(before, needles())).toEqual([
      ...['idempotency_keys.reply', 'merges.undo_sealed', 'people.avatar', 'people.name_sealed'],
      ...['people.openid_hash', 'people.openid_sealed', 'people.phone_hash', 'people.phone_sealed'],
      ...['people.phone_tail_hash', 'people.unionid_hash', 'people.unionid_sealed', 'pictures.key'],
      ...['reservations.contact_name_sealed', 'reservations.contact_phone_sealed'],
      'reservations.phone_tail_hash',
    ])
  })

  it('wants to be forgotten, and a scan of all tables, sealed ones opened, and of all logs finds nothing', async () => {
    expect(await pictureFiles()).toHaveLength(1)
    const answer = await api.post('/me/erasure', { token: whole.token })
    expect(answer.status).toBe(201)
    await runTick(there.runtime, workPlan)

    const after = await everything()
    expect(placesOf(after, needles())).toEqual([])
    expect(JSON.stringify(made.logged)).not.toMatch(new RegExp(needles().map(inPattern).join('|')))
    expect(await pictureFiles()).toEqual([])
    // Neither does anything but the ledger and its counts know the pseudonym.
    expect(placesOf(after, [whole.personKey])).toEqual([
      ...['events.person_key', 'interests.who', 'store_visitors.who'],
    ])
  })

  it('leaves a shell that is counted, and that only the tables it says are there still know', async () => {
    const after = await everything()
    const ids = [whole.personId, whole.earlierId]
    expect(placesOf(after, [...ids, ...ids.map(bare)])).toEqual([
      ...[
        'consents.person_id',
        'idempotency_keys.person_id',
        'merges.from_person_id',
        'merges.into_person_id',
      ],
      ...['people.id', 'people.merged_into', 'reservations.person_id', 'staff_actions.person_id'],
      ...['visits.person_id', 'voucher_movements.actor_id', 'vouchers.person_id'],
    ])
    const shells = await database.db.select().from(people).where(eq(people.id, whole.personId))
    expect(shells[0]).toMatchObject({ visits: 1, erasedAt: expect.any(Date), phoneSealed: null })
    const told = await database.db.select().from(events).where(eq(events.personKey, whole.personKey))
    expect(told.length).toBeGreaterThan(5)
  })

  it('has given its tables back, told by nobody in particular', async () => {
    const booked = await database.db.select().from(reservations).where(eq(reservations.id, whole.coming))
    expect(booked[0]?.status).toBe('canceled')
    const [kept] = await database.db
      .select()
      .from(tableOccupancies)
      .where(eq(tableOccupancies.reservationId, whole.coming))
    expect(kept?.active).toBe(false)
    const canceled = await database.db
      .select()
      .from(events)
      .where(and(eq(events.name, 'reservation_canceled'), isNull(events.personKey)))
    expect(canceled.map(({ properties }) => properties.reservationId)).toContain(whole.coming)
  })

  it('is nobody to the tokens it had, and somebody new when it comes back', async () => {
    for (const path of ['/me', '/me/export', '/me/reservations', '/me/consents'])
      expect((await api.get(path, whole.token)).status, path).toBe(401)
    expect((await api.post('/me/erasure', { token: whole.token })).status).toBe(401)
    const again = await whole.again()
    expect([whole.personId, whole.earlierId]).not.toContain(again.personId)
    const me = await api.get('/me', again.token)
    expect(me.body).toMatchObject({ name: null, phoneMasked: null, visits: 0, memberSince: null, staff: [] })
    // The phone they still have tells nothing of before either.
    const [device] = await database.db
      .select()
      .from(schema.visitors)
      .where(eq(schema.visitors.visitorId, whole.visitorId))
    expect(device?.sharedAt).not.toBeNull()
  })
})

const inPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

describe('an owner', () => {
  it('who is the last one stays; with another one they may go', async () => {
    const shop = await makeShop(there.runtime)
    const owner = await makePerson(there.runtime, shop, { role: 'owner' })
    const refused = await api.post('/me/erasure', { token: owner.token })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'last_owner'])
    expect((await api.get('/me', owner.token)).status).toBe(200)
    await makePerson(there.runtime, shop, { role: 'owner' })
    expect((await api.post('/me/erasure', { token: owner.token })).status).toBe(201)
  })
})
