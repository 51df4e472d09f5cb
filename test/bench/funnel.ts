import pg from 'pg'
import { askFunnel } from '../../api/_insights/funnels/ask-funnel.js'
import { FunnelDefinition } from '../../api/_insights/funnels/contract.js'
import { readFunnel } from '../../api/_insights/funnels/read-funnel.js'
import { rollUp } from '../../api/_insights/funnels/roll-up.js'
import { definitionOf } from '../../api/_insights/funnels/rules-of.js'
import type { MerchantContext } from '../../api/_platform/context.js'
import { newId } from '../../api/_platform/ids.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { ensureEventMonths } from '../../api/_tracking/index.js'
import { openDatabase } from '../../db/client.js'
import { startPostgres } from '../support/embedded-postgres.js'
import { makeRuntime } from '../support/shop.js'
import type { Bench } from './run.js'

const ROUNDS = 5
const EVENTS = 5_000_000
const EVENTS_A_DEVICE = 50
const STORES = 1_000
const DAYS = 28
const TODAY = '2026-11-25'
const NOW = new Date(`${TODAY}T23:00:00+08:00`)
const DAY_MS = 86_400_000
const [LIVE_AIM, ROLLED_AIM_MS] = [10, 50]

const NAMES = ['page_viewed', 'booking_started', 'table_chosen', 'booking_submitted'] as const
const FUNNEL = FunnelDefinition.parse({
  ...{ order: 'ordered', windowSeconds: 3_600 },
  steps: NAMES.map((event) => ({ words: '一步', events: [{ event }] })),
})

/**
 * Four steps within an hour over five million events of a month: ours, and the chain of joins that one would write first,
 * on the same PostgreSQL in turns. Then a ready-made funnel of one store among a thousand, from its roll-up.
 */
const funnel: Bench = async (tell) => {
  const postgres = await startPostgres({ durable: true })
  const url = await postgres.createDatabase('bench')
  const { db, close } = await openDatabase(url, { maxConnections: 2 })
  const plain = new pg.Client({ connectionString: url })
  try {
    await plain.connect()
    await ensureEventMonths(db, new Date(NOW.getTime() - DAYS * DAY_MS))
    await ensureEventMonths(db, NOW)
    tell(`writing ${EVENTS} events …`)
    const { merchantId, storeId } = await makeMonth(plain)
    const ctx: MerchantContext = { db, merchantId, sealer: makeRuntime(db).runtime.sealer, now: NOW }
    const days = { from: dayBefore(DAYS - 1), to: TODAY }

    const live = await inTurns(tell, {
      ours: async () =>
        (await askFunnel(ctx, { definition: FUNNEL, ...days, groups: 8 })).steps.map(({ count }) => count),
      reference: () => chain(plain, merchantId),
    })

    tell('rolling one store up …')
    const ready = { funnel: 'bookings', storeId, name: '', ready: true, definition: definitionOf('bookings') }
    while (await inTransaction(db, (tx) => rollUp({ ...ctx, db: tx }, storeId, [ready])));
    const wish = { ...days, storeId, funnel: 'bookings', groups: 8, split: 'way' } as const
    const rolled: number[] = []
    for (let round = 0; round <= 4 * ROUNDS; round++) rolled.push(await took(() => readFunnel(ctx, wish)))
    return [
      { bench: 'funnel', ...live, unit: 'ms', aim: LIVE_AIM, note: `${EVENTS} events, the same answer` },
      {
        ...{
          bench: 'funnel/ready',
          ours: median(rolled.slice(1)),
          reference: ROLLED_AIM_MS,
          unit: 'ms',
          aim: 1,
        },
        note: `one store of ${STORES}; the reference is what we allow`,
      },
    ]
  } finally {
    await plain.end()
    await close()
    await postgres.close()
  }
}

export default funnel

type Sides = Record<'ours' | 'reference', () => Promise<number[]>>

const inTurns = async (tell: (progress: string) => void, { ours, reference }: Sides) => {
  const laps: Record<'ours' | 'reference', number[]> = { ours: [], reference: [] }
  for (let round = 0; round <= ROUNDS; round++) {
    const answers: string[] = []
    for (const [side, ask] of [['ours', ours] as const, ['reference', reference] as const]) {
      const ms = await took(async () => answers.push((await ask()).join()))
      // The first turn warms everything and is not counted.
      if (round > 0) laps[side].push(ms)
      tell(`round ${round} of ${ROUNDS}, ${side}: ${ms.toFixed(0)} ms`)
    }
    if (answers[0] !== answers[1]) throw new Error(`${answers[0]} is not ${answers[1]}`)
  }
  return { ours: median(laps.ours), reference: median(laps.reference) }
}

const took = async (run: () => Promise<unknown>) => {
  const began = performance.now()
  await run()
  return performance.now() - began
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const dayBefore = (days: number) => new Date(Date.parse(TODAY) - days * DAY_MS).toISOString().slice(0, 10)

const bare = (id: string) => id.slice(4)

/** A merchant with a thousand stores; devices with uses of ten events in a quarter of an hour each, every other one somebody's. */
const makeMonth = async (plain: pg.Client) => {
  const merchantId = newId('mer', NOW)
  const m = bare(merchantId)
  await plain.query(`insert into merchants (merchant_id, name, created_at) values ($1, '大店', $2)`, [m, NOW])
  await plain.query(
    `insert into stores (merchant_id, id, name, address, phone, time_zone, sort, created_at)
     select $1, md5('store' || n)::uuid, n || '店', '', '', 'Asia/Shanghai', n, $2 from generate_series(0, ${STORES - 1}) n`,
    [m, NOW],
  )
  const devices = EVENTS / EVENTS_A_DEVICE
  await plain.query(
    `insert into people (merchant_id, id, person_key, openid_hash, openid_sealed, created_at)
     select $1, md5('person' || n)::uuid, md5('key' || n)::uuid, n::text, '-', $2 from generate_series(0, ${devices - 1}, 2) n`,
    [m, NOW],
  )
  await plain.query(
    `insert into visitors (merchant_id, visitor_id, person_key, linked_at, first_seen_at, last_seen_at)
     select $1, md5('device' || n)::uuid, case when n % 2 = 0 then md5('key' || n)::uuid end, case when n % 2 = 0 then $2::timestamptz end, $2, $2
     from generate_series(0, ${devices - 1}) n`,
    [m, NOW],
  )
  await plain.query(EVENTS_OF_A_MONTH, [m, new Date(NOW.getTime() - (DAYS - 1) * DAY_MS)])
  await plain.query('vacuum analyze')
  const { rows } = await plain.query(`select replace(md5('store1'), '-', '') as id`)
  return { merchantId, storeId: `sto_${rows[0].id}` }
}

// Of a hundred events 35 are pages, 8 begin a booking, 6 choose a table, 4 submit; the rest no funnel asks for.
const EVENTS_OF_A_MONTH = `
  insert into events (merchant_id, id, name, visitor_id, store_id, staff, properties, occurred_at, received_at)
  select $1::uuid,
    (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
    case when dice < 35 then 'page_viewed' when dice < 43 then 'booking_started' when dice < 49 then 'table_chosen'
      when dice < 53 then 'booking_submitted' when dice < 80 then 'dish_exposed' else 'tapped' end,
    md5('device' || device)::uuid, md5('store' || device % ${STORES})::uuid, false,
    case when dice < 35 then '{"page": "menu", "seconds": 12}' else '{}' end::jsonb, at, at
  from (
    select n, n / ${EVENTS_A_DEVICE} as device, ('x' || substr(md5('dice' || n), 1, 6))::bit(24)::int % 100 as dice,
      $2::timestamptz + make_interval(
        hours => ('x' || substr(md5('use' || n / 10), 1, 6))::bit(24)::int % (24 * ${DAYS - 1}),
        secs => 90 * (n % 10) + ('x' || substr(md5('second' || n), 1, 4))::bit(16)::int % 80) as at
    from generate_series(0, ${EVENTS - 1}) n
  ) told`

const WHO = `coalesce(p.person_key, e.visitor_id)`
const LEDGER = `events e
  left join visitors v on v.merchant_id = e.merchant_id and v.visitor_id = e.visitor_id
  left join people p on p.merchant_id = e.merchant_id and p.person_key = v.person_key`

/** The next step of everybody who took the last: joined to the ledger once more. */
const level = (name: string, step: number) => `
  level${step} as (
    select distinct ${WHO} as who, l.entered, e.occurred_at as at
    from level${step - 1} l join (${LEDGER}) on ${WHO} = l.who
      and e.occurred_at >= l.at and e.occurred_at <= l.entered + interval '1 hour'
    where e.merchant_id = $1 and e.name = '${name}' and not e.staff and not e.bot)`

const chain = async (plain: pg.Client, merchantId: string) => {
  const { rows } = await plain.query(
    `with level1 as (
       select distinct ${WHO} as who, e.occurred_at as entered, e.occurred_at as at from ${LEDGER}
       where e.merchant_id = $1 and e.name = '${NAMES[0]}' and not e.staff and not e.bot),
     ${NAMES.slice(1)
       .map((name, index) => level(name, index + 2))
       .join(',')}
     select ${NAMES.map((_, index) => `(select count(distinct who)::int from level${index + 1}) as step${index}`).join(', ')}`,
    [bare(merchantId)],
  )
  return Object.values(rows[0]).map(Number)
}
