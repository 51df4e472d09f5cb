import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { readWeeks, type WeekFigures } from '../../api/_insights/index.js'
import { newId } from '../../api/_platform/ids.js'
import { createSealer } from '../../api/_platform/sealing.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { makeSummaries } from '../../api/_reports/week/make-summaries.js'
import { type Database, openDatabase } from '../../db/client.js'
import { merchantDirectory, merchants, stores } from '../../db/schema/index.js'
import { startPostgres } from '../support/embedded-postgres.js'
import { LAST_WEEK, weekOf } from '../support/weeks.js'
import type { Bench } from './run.js'

const MERCHANTS = 200
const STORES = 50
const WEEKS = 9
const ROUNDS = 3
const AIM = 1 / 3
const NOW = new Date('2026-11-23T08:00:00+08:00')

/** Ten thousand stores’ summaries, made a merchant at a time as the tick makes them, and in turns only their roll-ups read. */
const summary: Bench = async (tell) => {
  const postgres = await startPostgres({ durable: true })
  const url = await postgres.createDatabase('bench')
  const { db, close } = await openDatabase(url, { maxConnections: 1 })
  try {
    tell('keeping nine weeks of ten thousand stores …')
    const shops = await openShops(db)
    const [ours, reference]: [number[], number[]] = [[], []]
    for (let round = 0; round <= ROUNDS; round++) {
      for (const table of ['weekly_summaries', 'summary_links', 'reports'])
        await db.execute(sql.raw(`truncate ${table} cascade`))
      const made = await seconds(() => each(shops, (shop) => make(db, shop)))
      const read = await seconds(() => each(shops, (shop) => readWeeks(contextOf(db, shop), wishOf(shop))))
      tell(`round ${round} of ${ROUNDS}: ${made.toFixed(1)} s, ${read.toFixed(1)} s`)
      // The first turn warms everything and is not counted.
      if (round > 0) ours.push(made)
      if (round > 0) reference.push(read)
    }
    await checkMade(db)
    return [{ bench: 'summary', ours: median(ours), reference: median(reference), unit: 's', aim: AIM }]
  } finally {
    await close()
    await postgres.close()
  }
}

export default summary

type Shop = { merchantId: string; storeIds: string[] }
const key = () => randomBytes(32)
const sealer = createSealer({ SHUKE_SEALING_KEYS: [{ id: 'b', key: key() }], SHUKE_LOOKUP_KEY: key() })
const contextOf = (db: Database, { merchantId }: Shop) => ({ merchantId, db, sealer, now: NOW })
const wishOf = ({ storeIds }: Shop) => ({ scopes: storeIds, weekOn: LAST_WEEK })

const make = (db: Database, shop: Shop) =>
  inTransaction(db, (tx) =>
    makeSummaries(contextOf(tx, shop), {
      ...wishOf(shop),
      stores: shop.storeIds.map((id) => ({ id, name: '一家店', timeZone: 'Asia/Shanghai' })),
      origin: 'https://shop.example',
    }),
  )

const each = async (shops: Shop[], work: (shop: Shop) => Promise<unknown>) => {
  for (const shop of shops) await work(shop)
}

const seconds = async (run: () => Promise<unknown>) => {
  const began = performance.now()
  await run()
  return (performance.now() - began) / 1_000
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const checkMade = async (db: Database) => {
  const made = await db.$count(sql`weekly_summaries`)
  if (made !== MERCHANTS * STORES) throw new Error(`${made} summaries`)
}

/** Merchants with their stores, and of each store nine weeks, of which the last has something to tell. */
const openShops = async (db: Database): Promise<Shop[]> => {
  await db.execute(sql`create temporary table kinds (ago int, kind int, figures jsonb)`)
  for (let ago = 0; ago < WEEKS; ago++)
    for (let kind = 0; kind < STORES; kind++)
      await db.execute(
        sql`insert into kinds values (${ago}, ${kind}, ${JSON.stringify(makeWeek(ago, kind))}::jsonb)`,
      )
  const shops: Shop[] = []
  const opened = new Date('2026-01-01T00:00:00Z')
  for (let at = 0; at < MERCHANTS; at++) {
    const merchantId = newId('mer', opened)
    const storeIds = Array.from({ length: STORES }, () => newId('sto', opened))
    await db.insert(merchants).values({ merchantId, name: '一家馆子', createdAt: opened })
    await db.insert(merchantDirectory).values({ kind: 'slug', name: `shop-${at}`, merchantId })
    const row = {
      merchantId,
      name: '一家店',
      address: '',
      phone: '',
      timeZone: 'Asia/Shanghai',
      createdAt: opened,
    }
    await db.insert(stores).values(storeIds.map((id, sort) => ({ ...row, id, sort })))
    await db.execute(sql`
      insert into store_weeks (merchant_id, scope, week_on, figures, made_at)
      select ${sql.param(merchantId, stores.merchantId)}, s.scope, ${LAST_WEEK}::date - 7 * k.ago, k.figures, ${NOW.toISOString()}::timestamptz
      from unnest(${sql.param(storeIds)}::text[]) with ordinality s (scope, nth)
      join kinds k on k.kind = s.nth - 1`)
    shops.push({ merchantId, storeIds })
  }
  await db.execute(sql`analyze`)
  return shops
}

const FIGURES = [
  'visitors',
  'fans',
  'members',
  'visits',
  'returns',
  'bookings',
  'seated',
  'covers',
  'noShows',
  'claims',
] as const

/** Six channels, twenty dishes, four offers; numbers go up and down with the week and the store. */
const makeWeek = (ago: number, kind: number): WeekFigures => {
  const about = (usual: number, salt: number) =>
    Math.round(usual * (0.8 + (((ago * 7 + kind * 13 + salt * 5) % 10) / 10) * 0.4))
  const fallen = ago === 0 && kind % 2 === 0 ? 0 : 1
  const figures = (size: number) => Object.fromEntries(FIGURES.map((name, salt) => [name, about(size, salt)]))
  return weekOf({
    figures: {
      ...figures(200),
      redemptions: about(40, 3),
      discountFen: about(120_000, 3),
      billFen: about(900_000, 4),
    },
    days: Array.from({ length: 7 }, (_, day) => ({ open: true, figures: figures(28 + day) })),
    periods: ['午市', '晚市'].map((name, salt) => ({
      name,
      seated: about(20, salt),
      covers: about(60, salt),
    })),
    channels: Array.from({ length: 6 }, (_, at) => ({
      ...{
        channelId: `chn_${'0'.repeat(31)}${at}`,
        source: 'poster' as const,
        name: `海报${at}`,
        ended: false,
      },
      visitorsByDay: Array.from(
        { length: 7 },
        (_, day) => (day > 2 && at === 0 ? fallen : 1) * about(6, at + day),
      ),
      ...{
        visitors: about(30, at),
        fans: about(10, at),
        members: about(3, at),
        visits: about(12, at),
        costFen: 0,
      },
    })),
    dishes: Array.from({ length: 20 }, (_, at) => ({
      id: `dsh_${'0'.repeat(30)}${10 + at}`,
      name: `菜${at}`,
      interest: about(30, at),
    })),
    offers: Array.from({ length: 4 }, (_, at) => ({
      ...{
        id: `off_${'0'.repeat(31)}${at}`,
        name: `券${at}`,
        claims: about(20, at),
        redemptions: about(10, at),
      },
      ...{ discountFen: about(30_000, at), billFen: about(220_000, at) },
    })),
  })
}
