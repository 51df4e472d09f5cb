import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { newId, newUuid } from '../../api/_platform/ids.js'
import { openDatabase } from '../../db/client.js'
import { startPostgres } from '../support/embedded-postgres.js'
import { makePerson, makeShop } from '../support/shop.js'
import { IN_WECHAT } from '../support/user-agents.js'
import { functionEnvironment } from '../support/vercel/environment.js'
import { type Door, makeOutput } from '../support/vercel/output.js'
import type { Bench } from './run.js'

const ROUNDS = 7
const CLIENTS = 8
const PHONES_A_CLIENT = 40
const EVENTS_A_BATCH = 200
const ROWS_A_STATEMENT = 1_000
const EVENTS_A_ROUND = CLIENTS * PHONES_A_CLIENT * EVENTS_A_BATCH
const AIM = 0.35
const SECOND = 1_000
const HOUR = 3_600 * SECOND

/** Eight clients send phones' batches to the built door, and in turns insert as many rows as fast as PostgreSQL takes them. */
const ingest: Bench = async (tell) => {
  tell('building the door …')
  const output = await makeOutput({ doors: ['events'] })
  const postgres = await startPostgres({ durable: true })
  const url = await postgres.createDatabase('bench')
  const shop = await openShop(url)
  const door = await startDoor(output.doors[0] as Door, shop.env)
  const plain = await openReference(url)
  try {
    const ours: Lap[] = []
    const reference: Lap[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const phones = makePhones(shop, round)
      const mine = await lap(() => sendAll(door.origin, phones), door.cpu)
      const rows = makePhones(shop, round).flat().flatMap(rowsOf)
      const theirs = await lap(
        () => plain.insertAll(rows),
        async () => process.cpuUsage(),
      )
      tell(
        `round ${round} of ${ROUNDS}: ${mine.perSecond.toFixed(0)}, ${theirs.perSecond.toFixed(0)} events/s`,
      )
      // The first turn warms everything and is not counted.
      if (round > 0) ours.push(mine)
      if (round > 0) reference.push(theirs)
    }
    const of = (laps: Lap[], figure: keyof Lap) => median(laps.map((known) => known[figure]))
    return [
      {
        ...{ bench: 'ingest', ours: of(ours, 'perSecond'), reference: of(reference, 'perSecond') },
        ...{ unit: 'events/s', moreIsBetter: true, aim: AIM },
      },
      {
        ...{ bench: 'ingest/cpu', ours: of(ours, 'cpuOfEach'), reference: of(reference, 'cpuOfEach') },
        ...{
          unit: 'µs/event',
          note: 'of the door’s process, and of the process that inserts; without PostgreSQL’s',
        },
      },
    ]
  } finally {
    await door.stop()
    await plain.close()
    await postgres.close()
    await output.remove()
  }
}

export default ingest

const openShop = async (url: string) => {
  const { db, close } = await openDatabase(url, { maxConnections: 1 })
  const { env, runtime } = functionEnvironment({ db, url })
  const { appid, merchantId, storeId, offerId } = await makeShop(runtime)
  const tokens: string[] = []
  for (let client = 0; client < CLIENTS; client++)
    tokens.push((await makePerson(runtime, { merchantId } as never)).token)
  await close()
  const phones = Array.from({ length: CLIENTS }, () =>
    Array.from({ length: PHONES_A_CLIENT }, () => randomUUID() as string),
  )
  return { env, appid, merchantId, storeId, offerId, tokens, phones, began: Date.now() }
}

type BenchShop = Awaited<ReturnType<typeof openShop>>
type ClientEvent = ReturnType<typeof makeEvent>
type Batch = { visitorId: string; token: string | null; events: ClientEvent[]; body: string }

/** A batch of each phone, by client: what somebody did in twenty minutes of an hour of its own. Every other one is signed in. */
const makePhones = (shop: BenchShop, round: number): Batch[][] =>
  shop.phones.map((phones, client) =>
    phones.map((visitorId, at) => {
      const begins = shop.began - 6 * 24 * HOUR + round * HOUR + at * SECOND
      const events = Array.from({ length: EVENTS_A_BATCH }, (_, number) =>
        makeEvent(shop, new Date(begins + number * 6 * SECOND), number),
      )
      const body = JSON.stringify({ appid: shop.appid, visitorId, sentAt: new Date(), events })
      return { visitorId, token: at % 2 ? (shop.tokens[client] ?? null) : null, events, body }
    }),
  )

const makeEvent = ({ storeId, offerId }: BenchShop, at: Date, number: number) => ({
  id: newUuid(at),
  name: number === 0 ? 'app_opened' : (NAMES[number % NAMES.length] ?? 'tapped'),
  occurredAt: at.toISOString(),
  sequence: number,
  storeId,
  properties: number === 0 ? { scene: 1047 } : propertiesAt(number, { offerId, dishId: newId('dsh', at) }),
})

const NAMES = ['tapped', 'page_viewed', 'dish_exposed', 'dish_exposed', 'offer_exposed', 'dish_viewed']
const propertiesAt = (number: number, { dishId, offerId }: { dishId: string; offerId: string }) =>
  [
    ...[{ what: 'dish', page: 'menu' }, { page: 'menu', seconds: number }, { dishId }, { dishId }],
    ...[{ offerId }, { dishId }],
  ][number % NAMES.length] ?? {}

const sendAll = (origin: string, clients: Batch[][]) =>
  Promise.all(
    clients.map(async (batches) => {
      for (const { body, token } of batches) {
        const headers = {
          'content-type': 'application/json',
          'user-agent': IN_WECHAT,
          ...(token && { authorization: `Bearer ${token}` }),
        }
        const reply = await fetch(`${origin}/api/events`, { method: 'POST', body, headers })
        const receipt = (await reply.json()) as { accepted: number }
        if (receipt.accepted !== EVENTS_A_BATCH) throw new Error(`${reply.status} ${JSON.stringify(receipt)}`)
      }
    }),
  )

const bare = (id: string) => id.slice(4)
const rowsOf = ({ visitorId, events }: Batch) =>
  events.map(({ id, name, storeId, sequence, properties, occurredAt }) => ({
    ...{ id, name, visitorId, storeId: bare(storeId), sequence, occurredAt },
    properties: JSON.stringify(properties),
  }))
type Row = ReturnType<typeof rowsOf>[number]

const INSERT = `
  insert into plain_events (merchant_id, id, name, person_key, visitor_id, store_id, staff, bot, clock_wrong, sequence,
    properties, occurred_at, clock_at, received_at)
  select $1::uuid, id, name, null, visitor_id, store_id, false, false, false, sequence, properties, at, at, now()
  from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::int[], $7::jsonb[], $8::timestamptz[])
    as given (id, name, visitor_id, store_id, sequence, properties, at)`

/** A table with the ledger's columns, months and indexes, and eight connections to it. */
const openReference = async (url: string) => {
  const pool = new pg.Pool({ connectionString: url, max: CLIENTS })
  await pool.query('create table plain_events (like events including all) partition by range (id)')
  const months = await pool.query(
    `select relname as name, pg_get_expr(relpartbound, oid) as bounds from pg_class
     where oid in (select inhrelid from pg_inherits where inhparent = 'events'::regclass)`,
  )
  for (const { name, bounds } of months.rows)
    await pool.query(`create table plain_${name} partition of plain_events ${bounds}`)
  const { rows } = await pool.query('select merchant_id from merchants limit 1')
  const insert = (given: Row[]) =>
    pool.query({
      ...{ name: 'insert', text: INSERT },
      values: [
        rows[0].merchant_id,
        ...(['id', 'name', 'visitorId', 'storeId', 'sequence', 'properties', 'occurredAt'] as const).map(
          (column) => given.map((row) => row[column]),
        ),
      ],
    })
  return {
    close: () => pool.end(),
    insertAll: (all: Row[]) => {
      const statements = Array.from({ length: all.length / ROWS_A_STATEMENT }, (_, at) =>
        all.slice(at * ROWS_A_STATEMENT, (at + 1) * ROWS_A_STATEMENT),
      )
      return Promise.all(
        Array.from({ length: CLIENTS }, async (_, client) => {
          for (let at = client; at < statements.length; at += CLIENTS) await insert(statements[at] ?? [])
        }),
      )
    },
  }
}

// The door as Vercel runs it, behind Node's own HTTP. Asked, it tells how much CPU time it has taken.
const SERVE = `
const [hono, handler] = process.argv.slice(1)
const { serve } = await import(hono)
const { default: door } = await import(process.cwd() + '/' + handler)
serve({ fetch: door.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.send({ port }))
process.on('message', () => process.send(process.cpuUsage()))
process.once('disconnect', () => process.exit())
`

const startDoor = async ({ folder, handler }: Door, env: Record<string, string>) => {
  const hono = pathToFileURL(createRequire(import.meta.url).resolve('@hono/node-server')).href
  const profile = process.env.SHUKE_PROFILE
    ? ['--cpu-prof', `--cpu-prof-dir=${process.env.SHUKE_PROFILE}`]
    : []
  const script = [...profile, '--input-type=module', '--eval', SERVE, hono, handler]
  const child = spawn(process.execPath, script, {
    cwd: folder,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { port } = await told<{ port: number }>(child)
  return {
    origin: `http://127.0.0.1:${port}`,
    cpu: () => {
      child.send('cpu')
      return told<NodeJS.CpuUsage>(child)
    },
    stop: async () => {
      if (child.connected) child.disconnect()
      await once(child, 'exit')
    },
  }
}

const told = async <T>(child: ChildProcess) => ((await once(child, 'message')) as [T])[0]

type Lap = { perSecond: number; cpuOfEach: number }

const lap = async (run: () => Promise<unknown>, cpu: () => Promise<NodeJS.CpuUsage>): Promise<Lap> => {
  const before = await cpu()
  const began = performance.now()
  await run()
  const seconds = (performance.now() - began) / SECOND
  const after = await cpu()
  const spent = after.user + after.system - before.user - before.system
  return { perSecond: EVENTS_A_ROUND / seconds, cpuOfEach: spent / EVENTS_A_ROUND }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
