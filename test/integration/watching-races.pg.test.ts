import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { watchStore } from '../../api/_insights/index.js'
import { newId } from '../../api/_platform/ids.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { alerts, channels, sessions } from '../../db/schema/index.js'
import { createDatabase } from '../support/postgres.js'
import { makeRuntime, makeShop } from '../support/shop.js'

const LOOKS = 4
const HOUR_MS = 3_600_000
const NOW = new Date('2026-11-25T22:05:00+08:00')

let database: Awaited<ReturnType<typeof createDatabase>>
beforeAll(async () => {
  database = await createDatabase({ maxConnections: LOOKS + 1 })
})
afterAll(() => database?.close())

it('a store that several look at at once has one alert of what each of them found, and one of them tells it', async () => {
  const { db } = database
  const { runtime } = makeRuntime(db, NOW)
  const shop = await makeShop(runtime)
  const { merchantId, storeId } = shop
  const posterId = newId('chn', NOW)
  await db.insert(channels).values({
    ...{
      merchantId,
      id: posterId,
      storeId,
      code: 'abcd2345',
      kind: 'poster',
      name: '门口海报',
      createdAt: NOW,
    },
  })
  // Each hour from ten to ten one comes by the poster and one without it; today nobody by the poster.
  const begins = (at: Date, channelId: string | null) => ({
    ...{ merchantId, visitorId: randomUUID(), startedAt: at, endedAt: at, channelId, storeId },
    ...{ source: channelId ? 'poster' : 'direct', staff: false, events: 1, pages: 1 },
  })
  const hours = Array.from({ length: 71 * 12 }, (_, nth) => ({ back: Math.floor(nth / 12), hour: nth % 12 }))
  await db.insert(sessions).values(
    hours.flatMap(({ back, hour }) => {
      const at = new Date(new Date('2026-11-25T10:20:00+08:00').getTime() + (hour - 24 * back) * HOUR_MS)
      return [begins(at, null), ...(back > 0 ? [begins(at, posterId)] : [])]
    }),
  )

  let waiting = LOOKS
  const look = () =>
    inTransaction(db, async (tx) => {
      const opened = await watchStore({ merchantId, db: tx, sealer: runtime.sealer, now: NOW }, storeId)
      waiting--
      // Nobody ends before each has found it, or waits for who did: all of them saw no alert.
      for (let turn = 0; waiting > 0 && turn < 20; turn++) await sleep(50)
      return opened
    })
  const told = (await Promise.all(Array.from({ length: LOOKS }, look))).flat()
  expect(told.map(({ words }) => words)).toEqual(['「门口海报」没人来了'])
  expect(await db.select({ kind: alerts.kind, subject: alerts.subject }).from(alerts)).toEqual([
    { kind: 'channel', subject: posterId },
  ])
})
