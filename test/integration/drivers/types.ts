import { count, eq, inArray, sql, sum } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { newId, newUuid } from '../../../api/_platform/ids.js'
import type { Database } from '../../../db/client.js'
import {
  events,
  merchants,
  people,
  reservations,
  storeVisitors,
  tableOccupancies,
  tables,
  vouchers,
} from '../../../db/schema/index.js'
import { type Driver, rowsOf } from '../../support/drivers.js'
import { FRIDAY_EVENING, makePerson, makeShop, NOW, type TestShop } from '../../support/shop.js'

const TEXTS = [
  ...[
    '',
    ' ',
    '望江小馆·雨天的桂花酒',
    '👨‍👩‍👧‍👦 𠮷野家',
    "Robert'); drop table people; --",
    '\\x41 \\n %s $1 ? :a {}',
  ],
  ...['"quoted", {1,2} and null', 'line\r\nline\ttab\u2028', '长'.repeat(100_000)],
]
const DAY_MS = 86_400_000
const INSTANTS = ['1883-01-01T00:00:00.001Z', '2026-11-25T09:26:00.123Z', '9999-12-31T23:59:59.999Z']

export const typeTests = (get: () => Driver) => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await makeShop(get().made.runtime)
  })

  /** Does the same alone and in a transaction: Neon takes another way for each. */
  const bothWays = async (act: (db: Database) => Promise<void>) => {
    await act(get().db)
    await get().db.transaction((tx) => act(tx))
  }

  it('of text comes back as it went in, whatever is written in it', () =>
    bothWays(async (db) => {
      for (const text of TEXTS) {
        expect(await rowsOf(db.execute(sql`select ${text}::text as text`))).toEqual([{ text }])
        const merchantId = newId('mer', NOW)
        await db.insert(merchants).values({ merchantId, name: text, createdAt: NOW })
        const found = await db
          .select({ name: merchants.name })
          .from(merchants)
          .where(eq(merchants.merchantId, merchantId))
        expect(found).toEqual([{ name: text }])
      }
    }))

  it('of bytes comes back as bytes', () =>
    bothWays(async (db) => {
      const rows = (await rowsOf(db.execute(sql`select float8send(1.5) as bytes`))) as { bytes: Uint8Array }[]
      expect(rows[0]?.bytes).toBeInstanceOf(Uint8Array)
      expect([...(rows[0]?.bytes ?? [])]).toEqual([0x3f, 0xf8, 0, 0, 0, 0, 0, 0])
    }))

  it('of time is the same instant, to the millisecond', () =>
    bothWays(async (db) => {
      for (const createdAt of INSTANTS.map((instant) => new Date(instant))) {
        const merchantId = newId('mer', NOW)
        const [row] = await db.insert(merchants).values({ merchantId, name: 'x', createdAt }).returning()
        expect(row?.createdAt).toEqual(createdAt)
      }
    }))

  it('of an id has its prefix here and is a uuid there', () =>
    bothWays(async (db) => {
      const merchantId = newId('mer', NOW)
      await db.insert(merchants).values({ merchantId, name: 'x', createdAt: NOW })
      const [row] = await db.select().from(merchants).where(eq(merchants.merchantId, merchantId))
      expect(row?.merchantId).toBe(merchantId)
      const bare = merchantId.slice(4)
      const there = sql`select replace(merchant_id::text, '-', '') as bare from merchants where merchant_id = ${bare}::uuid`
      expect(await rowsOf(db.execute(there))).toEqual([{ bare }])
      const strange = async () =>
        db
          .select()
          .from(merchants)
          .where(eq(merchants.merchantId, newId('psn', NOW)))
      await expect(strange()).rejects.toThrow()
    }))

  it('of JSON keeps its types and its words', () =>
    bothWays(async (db) => {
      const properties = {
        page: '首页“家”',
        seconds: 0.5,
        count: -3,
        staff: false,
        path: 'a\\"b',
        huge: 2 ** 53,
      }
      const row = {
        merchantId: shop.merchantId,
        id: newUuid(NOW),
        name: 'page_viewed',
        staff: true,
        properties,
      }
      await db.insert(events).values({ ...row, occurredAt: NOW, receivedAt: NOW })
      const [found] = await db.select().from(events).where(eq(events.id, row.id))
      expect(found).toMatchObject({ ...row, personKey: null, storeId: null, clockAt: null, occurredAt: NOW })
      const [raw] = await rowsOf<{ seconds: string }>(
        db.execute(sql`select properties->>'seconds' as seconds from events where id = ${row.id}`),
      )
      expect(raw).toEqual({ seconds: '0.5' })
    }))

  it('of a list is a list, and can be asked with', () =>
    bothWays(async (db) => {
      const lists = [[], ['靠窗', 'a,b', '"q"', '{}', 'null', ' ']]
      for (const features of lists) {
        const table = shop.tableOf('A1')
        await db.update(tables).set({ features }).where(eq(tables.id, table.id))
        const [row] = await db.select().from(tables).where(eq(tables.id, table.id))
        expect(row?.features).toEqual(features)
      }
      const ids = [shop.tableOf('A1').id, shop.tableOf('A2').id]
      expect(await db.select().from(tables).where(inArray(tables.id, ids))).toHaveLength(2)
    }))

  it('of a number is a number: counts, fractions, and what bigint holds', async () => {
    const voucherId = await makeVoucher(get(), shop)
    await bothWays(async (db) => {
      const ofShop = eq(tables.merchantId, shop.merchantId)
      const [row] = await db
        .select({
          count: count(),
          seats: sum(tables.seats).mapWith(Number),
          right: sql<number>`max(${tables.x})`,
        })
        .from(tables)
        .where(ofShop)
      expect(row).toEqual({ count: 8, seats: 32, right: 280 })
      const used = { usedStep: 2 ** 40 }
      expect(await db.update(vouchers).set(used).where(eq(vouchers.id, voucherId)).returning()).toMatchObject(
        [used],
      )
      const given = { width: 0.1 + 0.2 }
      const [wide] = await db.update(tables).set(given).where(ofShop).returning()
      expect(wide).toMatchObject(given)
    })
  })

  it('of a day is its date, of a choice true or false, of nothing null', () =>
    bothWays(async (db) => {
      const row = { merchantId: shop.merchantId, storeId: shop.storeId, on: '2028-02-29', who: newUuid(NOW) }
      expect(await db.insert(storeVisitors).values(row).returning()).toEqual([row])
      const answer = sql`select ${true}::boolean as yes, ${false}::boolean as no, ${null}::text as nothing`
      expect(await rowsOf(db.execute(answer))).toEqual([{ yes: true, no: false, nothing: null }])
    }))

  it('of a time from and to is both', async () => {
    const { personId } = await makePerson(get().made.runtime, shop)
    const at = { merchantId: shop.merchantId, storeId: shop.storeId, tableId: shop.tableOf('A3').id }
    let later = 0
    await bothWays(async (db) => {
      const id = newId('rsv', NOW)
      const start = new Date(FRIDAY_EVENING.getTime() + ++later * DAY_MS)
      const end = new Date(start.getTime() + 5_400_001)
      await db.insert(reservations).values({
        ...{ ...at, id, personId, partySize: 2, status: 'booked', startsAt: start, endsAt: end },
        ...{ contactPhoneSealed: 'x', createdAt: NOW },
      })
      const row = { ...at, id: newId('occ', NOW), reservationId: id, active: true }
      await db.insert(tableOccupancies).values({ ...row, period: { start, end } })
      const [found] = await db.select().from(tableOccupancies).where(eq(tableOccupancies.id, row.id))
      expect(found).toEqual({ ...row, period: { start, end } })
    })
  })

  it('of many rows comes whole', () =>
    bothWays(async (db) => {
      const rows = Array.from({ length: 1_000 }, (_, at) => ({
        ...{ merchantId: shop.merchantId, id: newId('psn', NOW), personKey: newUuid(NOW), createdAt: NOW },
        ...{ openidHash: `${newUuid(NOW)}`, openidSealed: `第 ${at} 位` },
      }))
      await db.insert(people).values(rows)
      const ids = rows.map(({ id }) => id)
      const found = await db
        .select({ sealed: people.openidSealed })
        .from(people)
        .where(inArray(people.id, ids))
        .orderBy(people.id)
      expect(found).toHaveLength(1_000)
      expect(new Set(found.map(({ sealed }) => sealed)).size).toBe(1_000)
    }))
}

const makeVoucher = async ({ made, api }: Driver, shop: TestShop): Promise<string> => {
  const { token } = await makePerson(made.runtime, shop)
  const claim = await api.post(`/offers/${shop.offerId}/claims`, { token, body: { storeId: shop.storeId } })
  return claim.body.id
}
