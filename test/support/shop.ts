import { randomBytes, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { ensurePerson, personColumns } from '../../api/_members/index.js'
import { findActor } from '../../api/_platform/actor.js'
import type { Context, MerchantContext, Runtime } from '../../api/_platform/context.js'
import { readEnv } from '../../api/_platform/env.js'
import { fail } from '../../api/_platform/errors.js'
import { newId } from '../../api/_platform/ids.js'
import type { Messengers } from '../../api/_platform/messengers/messengers.js'
import { createSealer } from '../../api/_platform/sealing.js'
import { issueToken } from '../../api/_platform/tokens.js'
import type { WeChat } from '../../api/_platform/wechat/client.js'
import { ensureEventMonths } from '../../api/_tracking/index.js'
import type { Database } from '../../db/client.js'
import {
  dishes,
  floorPlans,
  menuCategories,
  merchantDirectory,
  merchantSecrets,
  merchants,
  offers,
  people,
  servicePeriods,
  staff,
  stores,
  tables,
} from '../../db/schema/index.js'

/** A Wednesday afternoon in Hangzhou; tests stand there unless they say otherwise. */
export const NOW = new Date('2026-11-25T17:26:00+08:00')
const TIME_ZONE = 'Asia/Shanghai'

/** 18:30 on the coming Friday. */
export const FRIDAY_EVENING = new Date('2026-11-27T18:30:00+08:00')

type Role = 'clerk' | 'manager' | 'owner'

const notHere = () => Promise.reject(new Error('this runtime has no WeChat; start the stand-in'))

const wechatOfTests: WeChat = {
  codeToSession: async (_, code) => ({ openid: code }),
  getPhoneNumber: async () => fail('phone_code_invalid'),
  makeMiniProgramCode: async () => ({ bytes: Buffer.from('a picture'), type: 'image/png' }),
  sendSubscribeMessage: notHere,
  checkText: async () => 'pass',
  askPictureCheck: notHere,
  makeUrlLink: async () => 'https://wxaurl.cn/of-the-tests',
}

const messengersOfTests: Messengers = {
  canMail: true,
  send: () => Promise.reject(new Error('this runtime sends no reports; start the robots')),
}

/** A runtime on `db` with a clock that stands still until it is set, and a WeChat that signs in, where the code is the openid, and makes links and codes that lead nowhere. */
export const makeRuntime = (db: Database, now = NOW) => {
  const key = () => randomBytes(32).toString('base64')
  const env = readEnv({
    DATABASE_URL: 'memory:',
    SHUKE_SEALING_KEYS: `t:${key()}`,
    SHUKE_LOOKUP_KEY: key(),
    SHUKE_TOKEN_KEY: key(),
    CRON_SECRET: key(),
    AGENCY_SECRET: key(),
  })
  const time = { now }
  const logged: unknown[] = []
  const runtime: Runtime = {
    db,
    clock: () => time.now,
    sealer: createSealer(env),
    tokenKey: env.SHUKE_TOKEN_KEY,
    cronSecret: env.CRON_SECRET,
    agencySecret: env.AGENCY_SECRET ?? null,
    publicOrigin: 'https://shop.example',
    wechat: wechatOfTests,
    messengers: messengersOfTests,
    storage: null,
    log: { info: (fields) => logged.push(fields), error: (fields) => logged.push(fields) },
  }
  return { runtime, time, logged }
}

/** A merchant with `storeCount` stores that are open from ten to ten, each with the same eight tables, and one offer. */
export const makeShop = async (runtime: Runtime, storeCount = 1) => {
  const { db, sealer } = runtime
  const now = new Date(runtime.clock().getTime() - 30 * 86_400_000)
  await ensureEventMonths(db, runtime.clock())
  const merchantId = newId('mer', now)
  const slug = `shop-${randomUUID().slice(0, 8)}`
  const appid = `wx${randomBytes(8).toString('hex')}`
  await db.insert(merchants).values({ merchantId, name: '试菜馆', createdAt: now })
  await db.insert(merchantDirectory).values([
    { kind: 'appid', name: appid, merchantId },
    { kind: 'slug', name: slug, merchantId },
  ])
  const sealed = sealer.seal(`${merchantId}/wechatSecret`, 'secret')
  await db.insert(merchantSecrets).values({ merchantId, kind: 'wechatSecret', sealed })

  const storeIds: string[] = []
  for (let sort = 0; sort < storeCount; sort++) storeIds.push(await makeStore(db, merchantId, sort, now))
  const offerId = await makeOffer(db, merchantId, now)
  const [storeId = ''] = storeIds
  const tableRows = await db
    .select()
    .from(tables)
    .where(eq(tables.merchantId, merchantId))
    .orderBy(tables.label)
  const tableOf = (label: string, ofStore = storeId) => {
    const found = tableRows.find((table) => table.label === label && table.storeId === ofStore)
    if (!found) throw new Error(`no table ${label}`)
    return found
  }
  return { merchantId, slug, appid, storeId, storeIds, offerId, tableOf }
}

export type TestShop = Awaited<ReturnType<typeof makeShop>>

const makeStore = async (db: Database, merchantId: string, sort: number, createdAt: Date) => {
  const id = newId('sto', createdAt)
  await db.insert(stores).values({
    ...{ merchantId, id, name: `${sort + 1}店`, address: '测试路 1 号', latitude: 30, longitude: 120 },
    ...{
      phone: '0571-0000 0000',
      timeZone: TIME_ZONE,
      pictureDay: '/d.webp',
      pictureNight: '/n.webp',
      sort,
      createdAt,
    },
  })
  await db.insert(servicePeriods).values(
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      ...{ merchantId, storeId: id, weekday, name: '全天', opensMinute: 600, closesMinute: 1320 },
    })),
  )
  await db
    .insert(floorPlans)
    .values({ merchantId, storeId: id, name: '一楼', width: 300, height: 300, fixtures: [] })
  await db.insert(tables).values(
    Array.from({ length: 8 }, (_, index) => ({
      ...{
        merchantId,
        id: newId('tbl', createdAt),
        storeId: id,
        label: `A${index + 1}`,
        seats: 4,
        partyMin: 1,
        partyMax: 4,
      },
      ...{ shape: 'rect' as const, x: 40 * index, y: 40, width: 40, height: 40, features: [] },
    })),
  )
  return id
}

export const makeOffer = async (
  db: Database,
  merchantId: string,
  createdAt: Date,
  wish: Partial<typeof offers.$inferInsert> = {},
) => {
  const id = newId('off', createdAt)
  await db.insert(offers).values({
    ...{
      merchantId,
      id,
      title: '满 200 减 30',
      terms: '都能用',
      kind: 'amountOff',
      discountFen: 3_000,
      minSpendFen: 20_000,
    },
    ...{ validDays: 30, perPersonLimit: 1, sort: 1, createdAt },
    ...wish,
  })
  return id
}

/** A dish on the menu, in a category of its own. */
export const makeDish = async ({ db, clock }: Runtime, { merchantId }: Pick<TestShop, 'merchantId'>) => {
  const [categoryId, dishId] = [newId('cat', clock()), newId('dsh', clock())]
  await db.insert(menuCategories).values({ merchantId, id: categoryId, name: categoryId, note: '', sort: 1 })
  const words = { name: '外婆红烧肉', description: '', priceFen: 5_800, featured: false, sort: 1 }
  await db.insert(dishes).values({ ...words, merchantId, id: dishId, categoryId })
  return { categoryId, dishId }
}

/** A person of the shop who is signed in: their context for verbs, their token for HTTP. */
export const makePerson = async (
  runtime: Runtime,
  shop: TestShop,
  post?: { role: Role; storeId?: string },
) => {
  const { db, sealer } = runtime
  const now = runtime.clock()
  const base: MerchantContext = { merchantId: shop.merchantId, db, sealer, now }
  const personId = await ensurePerson(base, `openid-${randomUUID()}`)
  const staffId = post && newId('stf', now)
  if (post && staffId) {
    const storeId = post.role === 'owner' ? null : (post.storeId ?? shop.storeId)
    await db
      .insert(staff)
      .values({ ...base, id: staffId, personId, role: post.role, storeId, createdAt: now })
  }
  const actor = await findActor(db, { merchantId: shop.merchantId, personId })
  if (!actor) throw new Error('no such person')
  const { token } = await issueToken(runtime.tokenKey, { merchantId: shop.merchantId, personId }, now)
  const ctx = (at = runtime.clock()): Context => ({ ...base, now: at, actor })
  return { personId, personKey: actor.personKey, staffId, token, ctx }
}

export type TestPerson = Awaited<ReturnType<typeof makePerson>>

/** Many guests at once, in one insert. */
export const makeGuests = async (
  runtime: Runtime,
  shop: TestShop,
  count: number,
): Promise<{ token: string }[]> => {
  const now = runtime.clock()
  const columns = personColumns({ sealer: runtime.sealer, merchantId: shop.merchantId })
  const rows = Array.from({ length: count }, () => {
    const openid = randomUUID()
    return {
      ...{ merchantId: shop.merchantId, id: newId('psn', now), personKey: randomUUID(), createdAt: now },
      openidHash: columns.openid.lookup(openid),
      openidSealed: columns.openid.seal(openid),
    }
  })
  await runtime.db.insert(people).values(rows)
  return Promise.all(
    rows.map(({ id }) => issueToken(runtime.tokenKey, { merchantId: shop.merchantId, personId: id }, now)),
  )
}
