import { asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { runTick } from '../../api/_platform/tick.js'
import { workPlan } from '../../api/cron.js'
import { alerts, channels, reports, staff } from '../../db/schema/index.js'
import { daysOf } from '../../db/seed/street/days.js'
import { createRunner } from '../../db/seed/street/runner.js'
import { at, DAY, HOUR, MINUTE, type Street } from '../../db/seed/street/street.js'
import { createDatabase } from '../support/postgres.js'
import { makeRuntime } from '../support/shop.js'
import { quarter } from '../support/street/quarter.js'
import { openShops } from '../support/street/shops.js'

const LANES = 6

/** Lives a street on a PostgreSQL of its own, with ticks when a scheduler would call them: at first once a day, later every three hours. */
const liveThrough = async (street: Street, watchedFrom: string) => {
  const database = await createDatabase({ maxConnections: LANES + 4 })
  const { runtime, time } = makeRuntime(database.db, new Date(at(street.firstDay, 0)))
  const shops = await openShops(runtime, street)
  const runner = createRunner({ ground: runtime, shops })
  const took = { steps: 0, ticks: 0 }
  const timed = async (what: keyof typeof took, work: () => Promise<unknown>) => {
    const began = performance.now()
    await work()
    took[what] += (performance.now() - began) / 1_000
  }
  let ticks = 0
  for (const { on, steps } of daysOf(street)) {
    const minutes = on < watchedFrom ? [8 * 60 + 5] : [8, 11, 14, 17, 20, 23].map((hour) => hour * 60 + 5)
    let from = 0
    for (const minute of [...minutes, 24 * 60]) {
      const until = at(on, minute)
      const now = steps.filter((step) => step.at >= from && step.at < until)
      await timed('steps', () => runner.runDay(now, LANES))
      from = until
      if (minute === 24 * 60) break
      time.now = new Date(until)
      await timed('ticks', () => runTick(runtime, workPlan))
      ticks += 1
    }
  }
  console.log(`${JSON.stringify(runner.counts)}, ${ticks} ticks, ${JSON.stringify(took)}`)
  return { database, runtime, shops }
}

it('a poster that falls silent and a clerk who redeems at night are named within a day, once each', async () => {
  const { street, storeKey, poster, silentFrom, nightsFrom } = quarter({ seed: 1 })
  const { database, shops } = await liveThrough(street, silentFrom)
  const { db } = database
  const rows = await db.select().from(alerts).orderBy(asc(alerts.openedAt))
  console.log(rows.map(({ kind, subject, openedAt, closedAt }) => [kind, subject, openedAt, closedAt]))
  const [channel] = await db.select().from(channels).where(eq(channels.name, poster))
  const [clerk] = await db.select().from(staff)
  await database.close()
  void [storeKey, nightsFrom, reports, DAY, HOUR, MINUTE, shops, channel, clerk]
  expect(rows.length).toBeGreaterThan(0)
}, 600_000)
