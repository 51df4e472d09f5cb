import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepFunnel, removeFunnel } from '../../api/_insights/funnels/keep-funnel.js'
import { rollUpFunnels } from '../../api/_insights/funnels/roll-up.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { funnelRollups } from '../../db/schema/index.js'
import { createDatabase } from '../support/postgres.js'
import { makePerson, makeRuntime, makeShop } from '../support/shop.js'

let database: Awaited<ReturnType<typeof createDatabase>>
beforeAll(async () => {
  database = await createDatabase({ maxConnections: 5 })
})
afterAll(() => database?.close())

it('a funnel that is let go while the others are rolled up leaves nothing behind', async () => {
  const { db } = database
  const { runtime } = makeRuntime(db)
  const shop = await makeShop(runtime)
  const owner = await makePerson(runtime, shop, { role: 'owner' })
  const { merchantId, storeId } = shop
  const step = (event: 'page_viewed' | 'visited') => ({ words: event, events: [{ event, filters: [] }] })
  const definition = {
    ...{ steps: [step('page_viewed'), step('visited')], order: 'ordered' as const, windowSeconds: 60 },
    ...{ exclusions: [], per: 'person' as const, breakdown: null },
  }
  const on = <T>(work: (ctx: ReturnType<typeof owner.ctx>) => Promise<T>) =>
    inTransaction(db, (tx) => work({ ...owner.ctx(), db: tx }))
  const { funnel } = await on((ctx) => keepFunnel(ctx, { storeId, name: '看了再来', definition }))

  let rolling: Promise<unknown> = Promise.resolve()
  await on(async (ctx) => {
    await removeFunnel(ctx, { storeId, funnelId: funnel })
    rolling = on((other) => rollUpFunnels(other, storeId))
    // As long as it takes the other to come to where it waits for this one.
    await sleep(500)
  })
  await rolling
  const rolled = await db
    .select({ funnel: funnelRollups.funnel })
    .from(funnelRollups)
    .where(and(eq(funnelRollups.merchantId, merchantId), eq(funnelRollups.scope, storeId)))
  expect(rolled.map((row) => row.funnel)).not.toContain(funnel)
  expect(rolled).toHaveLength(4)
})
