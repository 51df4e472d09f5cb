import { writeFirstTags } from '../../api/_members/index.js'
import { newId } from '../../api/_platform/ids.js'
import type { Sealer } from '../../api/_platform/sealing.js'
import type { Database } from '../client.js'
import {
  dishes,
  dishSoldOuts,
  floorPlans,
  menuCategories,
  merchantDirectory,
  merchantSecrets,
  merchants,
  noticeTemplates,
  offerStores,
  offers,
  servicePeriods,
  storeClosures,
  stores,
  tables,
} from '../schema/index.js'
import { type DemoPlan, OLD_STREET_PLAN, RIVERSIDE_PLAN } from './floor-plans.js'
import { MENU } from './menu.js'

export const DEMO_APPID = 'wx5eed000000000001'
export const DEMO_SECRET = 'the-demo-shop-has-no-secrets'
export const DEMO_SLUG = 'wangjiang'
/** What the stand-in signs and seals the demo shop's pushes with. */
export const DEMO_PUSH = { token: 'demoPushToken', encodingAesKey: 'DemoShopHasNoSecrets'.padEnd(43, '0') }
/** The subscribe templates of the demo shop; `fields` says which of them takes what. */
export const DEMO_TEMPLATES = [
  {
    kind: 'reservationReminder',
    templateId: 'demo-reservation-reminder',
    fields: { store: 'thing1', time: 'time2', party: 'thing3', table: 'thing4' },
  },
  {
    kind: 'voucherExpiry',
    templateId: 'demo-voucher-expiry',
    fields: { offer: 'thing1', until: 'date2', terms: 'thing3' },
  },
  {
    kind: 'weeklySummary',
    templateId: 'demo-weekly-summary',
    fields: { title: 'thing1', detail: 'thing2', store: 'thing3' },
  },
  {
    kind: 'alert',
    templateId: 'demo-alert',
    fields: { title: 'thing1', detail: 'thing2', store: 'thing3' },
  },
] as const

const TIME_ZONE = 'Asia/Shanghai'
const DAY_MS = 86_400_000

export type DemoShop = { merchantId: string; riverside: string; oldStreet: string; offerIds: string[] }

/** It opened as its history begins: what it has no weeks of is not usual yet. */
type Making = { db: Database; sealer: Sealer; opened: Date }

/** Writes the demo brand: two stores, two floor plans, forty dishes, four offers. `today` is the stores' shop day. */
export const makeShop = async ({ db, sealer, opened }: Making, today: string): Promise<DemoShop> => {
  const merchantId = newId('mer', opened)
  await db.insert(merchants).values({ merchantId, name: '望江小馆', createdAt: opened })
  await db.insert(merchantDirectory).values([
    { kind: 'appid', name: DEMO_APPID, merchantId },
    { kind: 'slug', name: DEMO_SLUG, merchantId },
  ])
  await makeWeChat({ db, sealer }, merchantId)
  await writeFirstTags({ merchantId, db, sealer, now: opened })

  const riverside = newId('sto', opened)
  const oldStreet = newId('sto', opened)
  const common = { merchantId, timeZone: TIME_ZONE, createdAt: opened }
  await db.insert(stores).values([
    {
      ...common,
      id: riverside,
      name: '滨江店',
      address: '滨江大道 118 号，望江亭旁',
      latitude: 30.2084,
      longitude: 120.2107,
      phone: '0571-8800 1180',
      notice: '周六 20:00 江边放烟花，靠窗的桌早点订',
      pictureDay: '/pictures/river-dusk.webp',
      pictureNight: '/pictures/river-night.webp',
      sort: 1,
    },
    {
      ...common,
      id: oldStreet,
      name: '老街店',
      address: '河坊街 27 号，石板路尽头',
      latitude: 30.2416,
      longitude: 120.1687,
      phone: '0571-8800 0270',
      notice: null,
      pictureDay: '/pictures/old-street.webp',
      pictureNight: '/pictures/old-street-night.webp',
      sort: 2,
    },
  ])
  await makeHours(db, { merchantId, riverside, oldStreet }, today)
  await makeRoom(db, { merchantId, storeId: riverside, plan: RIVERSIDE_PLAN, opened })
  await makeRoom(db, { merchantId, storeId: oldStreet, plan: OLD_STREET_PLAN, opened })
  await makeMenu(db, { merchantId, storeId: riverside, today, opened })
  const offerIds = await makeOffers(db, { merchantId, riverside, opened })
  return { merchantId, riverside, oldStreet, offerIds }
}

const makeWeChat = async ({ db, sealer }: Pick<Making, 'db' | 'sealer'>, merchantId: string) => {
  const secrets = {
    wechatSecret: DEMO_SECRET,
    wechatPushToken: DEMO_PUSH.token,
    wechatPushKey: DEMO_PUSH.encodingAesKey,
  }
  for (const [name, plain] of Object.entries(secrets)) {
    const kind = name as keyof typeof secrets
    await db
      .insert(merchantSecrets)
      .values({ merchantId, kind, sealed: sealer.seal(`${merchantId}/${kind}`, plain) })
  }
  await db.insert(noticeTemplates).values(DEMO_TEMPLATES.map((template) => ({ merchantId, ...template })))
}

type Places = { merchantId: string; riverside: string; oldStreet: string }

const makeHours = async (db: Database, { merchantId, riverside, oldStreet }: Places, today: string) => {
  const rows = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
    { merchantId, storeId: riverside, weekday, name: '午市', opensMinute: 11 * 60, closesMinute: 14 * 60 },
    {
      merchantId,
      storeId: riverside,
      weekday,
      name: '晚市',
      opensMinute: 17 * 60,
      closesMinute: 21 * 60 + 30,
    },
    {
      merchantId,
      storeId: oldStreet,
      weekday,
      name: '午市',
      opensMinute: 10 * 60 + 30,
      closesMinute: 14 * 60,
    },
    {
      merchantId,
      storeId: oldStreet,
      weekday,
      name: '晚市',
      opensMinute: 16 * 60 + 30,
      closesMinute: 21 * 60,
    },
  ])
  // The old street rests on Mondays.
  await db
    .insert(servicePeriods)
    .values(rows.filter((row) => !(row.storeId === oldStreet && row.weekday === 1)))
  await db.insert(storeClosures).values([
    { merchantId, storeId: riverside, on: addDays(today, 5), reason: '歇业' },
    { merchantId, storeId: riverside, on: addDays(today, -24), reason: '盘点' },
  ])
}

const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

type Room = { merchantId: string; storeId: string; plan: DemoPlan; opened: Date }

const makeRoom = async (db: Database, { merchantId, storeId, plan, opened }: Room) => {
  const { tables: demoTables, ...planRow } = plan
  await db.insert(floorPlans).values({ merchantId, storeId, ...planRow })
  await db
    .insert(tables)
    .values(demoTables.map((table) => ({ merchantId, id: newId('tbl', opened), storeId, ...table })))
}

const makeMenu = async (
  db: Database,
  {
    merchantId,
    storeId,
    today,
    opened,
  }: { merchantId: string; storeId: string; today: string; opened: Date },
) => {
  for (const [sort, category] of MENU.entries()) {
    const categoryId = newId('cat', opened)
    await db
      .insert(menuCategories)
      .values({ merchantId, id: categoryId, name: category.name, note: category.note, sort })
    const rows = category.dishes.map((dish, index) => ({
      ...{ merchantId, id: newId('dsh', opened), categoryId, sort: sort * 100 + index },
      ...{ name: dish.name, description: dish.description, featured: dish.featured ?? false },
      priceFen: dish.yuan * 100,
      picture: `/pictures/${dish.picture}.webp`,
    }))
    await db.insert(dishes).values(rows)
    const soldOut = rows.filter((_, index) => category.dishes[index]?.soldOut)
    if (soldOut.length > 0) {
      await db
        .insert(dishSoldOuts)
        .values(soldOut.map(({ id }) => ({ merchantId, storeId, dishId: id, on: today })))
    }
  }
}

const makeOffers = async (
  db: Database,
  { merchantId, riverside, opened }: { merchantId: string; riverside: string; opened: Date },
) => {
  const common = { merchantId, perPersonLimit: 1, claimUntil: null, stock: null }
  const rows: (typeof offers.$inferInsert)[] = [
    {
      ...common,
      id: newId('off', opened),
      title: '满 200 减 30',
      terms: '两家店 · 午市晚市都能用',
      kind: 'amountOff',
      discountFen: 3_000,
      minSpendFen: 20_000,
      validDays: 30,
      sort: 1,
      createdAt: new Date(opened.getTime() + 4_000),
    },
    {
      ...common,
      id: newId('off', opened),
      title: '送一份酒酿圆子',
      terms: '堂食，一桌一份',
      kind: 'gift',
      discountFen: 1_800,
      minSpendFen: 0,
      picture: '/pictures/rice-balls.webp',
      validDays: 30,
      stock: 500,
      sort: 2,
      createdAt: new Date(opened.getTime() + 3_000),
    },
    {
      ...common,
      id: newId('off', opened),
      title: '满 600 减 88',
      terms: '聚餐用，每人一张',
      kind: 'amountOff',
      discountFen: 8_800,
      minSpendFen: 60_000,
      validDays: 45,
      stock: 200,
      sort: 3,
      createdAt: new Date(opened.getTime() + 2_000),
    },
    {
      ...common,
      id: newId('off', opened),
      title: '工作日送一壶龙井',
      terms: '滨江店 · 午市',
      kind: 'gift',
      discountFen: 3_800,
      minSpendFen: 10_000,
      picture: '/pictures/longjing.webp',
      validDays: 14,
      stock: 60,
      sort: 4,
      createdAt: new Date(opened.getTime() + 1_000),
    },
  ]
  await db.insert(offers).values(rows)
  await db.insert(offerStores).values({ merchantId, offerId: rows[3]?.id ?? '', storeId: riverside })
  return rows.map((row) => row.id)
}
