import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWeChat } from '../../api/_platform/wechat/client.js'
import { type DatabaseHandle, openDatabase } from '../../db/client.js'
import { createDatabase } from '../support/postgres.js'
import { scale } from '../support/scale.js'
import { makeRuntime, NOW } from '../support/shop.js'
import { openWeChat, PERSON, reminder, TEMPLATE, type TestWeChat, TOKEN } from '../support/wechat.js'

const AT_ONCE = 50
const ROUNDS = scale(3, 40)
const HOUR = 3_600_000
// As many as a function instance holds.
const CONNECTIONS = 5

let database: Awaited<ReturnType<typeof createDatabase>>
let pools: DatabaseHandle[] = []
let made: ReturnType<typeof makeRuntime>
let house: TestWeChat

beforeAll(async () => {
  database = await createDatabase({ maxConnections: CONNECTIONS })
  made = makeRuntime(database.db)
  house = await openWeChat(made.runtime)
  house.standIn.accept({ openid: PERSON, templateId: TEMPLATE, times: 100_000 })
  pools = await Promise.all([1, 2, 3].map(() => openDatabase(database.url, { maxConnections: CONNECTIONS })))
})
afterAll(async () => {
  await house?.standIn.close()
  for (const pool of pools) await pool.close()
  await database?.close()
})

/** Three function instances, new ones each time, with a pool and a client each. */
const startInstances = () =>
  pools.map(({ db }) => {
    const wechat = createWeChat({ origin: house.standIn.origin })
    return () => wechat.sendSubscribeMessage({ ...house.ctx(), db }, reminder())
  })

/** Fifty sends at once, spread over the instances: how they ended, what was delivered, and how often a token was asked for. */
const sendTogether = async () => {
  const instances = startInstances()
  const { standIn } = house
  const delivered = standIn.sent.length
  let outcomes: unknown[] = []
  const asked = await house.countCalls(TOKEN, async () => {
    standIn.misbehave({ as: 'slow', path: TOKEN, times: AT_ONCE })
    const sends = Array.from({ length: AT_ONCE }, (_, index) => instances[index % instances.length]?.())
    outcomes = await Promise.all(sends)
    standIn.behave()
  })
  return { asked, outcomes, delivered: standIn.sent.length - delivered }
}

const onceFor = (asked: number) => ({
  asked,
  outcomes: Array.from({ length: AT_ONCE }, () => ({ outcome: 'sent' })),
  delivered: AT_ONCE,
})

describe(`${AT_ONCE} sends at once from three instances ask WeChat for one token`, () => {
  it(`when there is none yet and whenever it is over, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      made.time.now = new Date(NOW.getTime() + round * 2 * HOUR)
      expect(await sendTogether()).toEqual(onceFor(1))
      expect(await sendTogether()).toEqual(onceFor(0))
    }
  })

  it('while one connection of each instance waits for WeChat, and no more', async () => {
    house.standIn.dropTokens()
    let busiest = 0
    let done = false
    const watch = async () => {
      while (!done) {
        const { rows } = (await database.db.execute(
          sql`select count(*)::int as held from pg_stat_activity where datname = current_database()
            and (state = 'idle in transaction' or wait_event = 'advisory')`,
        )) as unknown as { rows: { held: number }[] }
        busiest = Math.max(busiest, rows[0]?.held ?? 0)
        await setTimeout(10)
      }
    }
    const watching = watch()
    await sendTogether()
    done = true
    await watching
    expect(busiest).toBeGreaterThan(0)
    expect(busiest).toBeLessThanOrEqual(3)
  })

  it(`when it turns out to be invalid in use, ${ROUNDS} times, and every message goes out once`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      house.standIn.dropTokens()
      expect(await sendTogether()).toEqual(onceFor(1))
    }
  })
})
