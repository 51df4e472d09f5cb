import { shopDayOf } from '../../api/_platform/clock.js'
import type { Sealer } from '../../api/_platform/sealing.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import type { Database } from '../client.js'
import { merchants } from '../schema/index.js'
import { planHistory } from './history.js'
import { hireStaff, meetGuests } from './people.js'
import { createRandom } from './random.js'
import { makeShop } from './shop.js'

export { DEMO_STAFF, openidOf } from './people.js'
export { DEMO_APPID, DEMO_PUSH, DEMO_SECRET, DEMO_SLUG, DEMO_TEMPLATES } from './shop.js'

const SEED = 20_261_127
const GUESTS = 90
const STEPS_A_REPORT = 100
const TIME_ZONE = 'Asia/Shanghai'
const DAYS_BEFORE = 30
const DAY_MS = 86_400_000

type Making = { db: Database; sealer: Sealer; now: Date; onProgress(done: number, all: number): void }

/** Makes the demo shop with three weeks behind it, all or nothing, unless the database has a merchant already. */
export const seedDemo = ({ db, sealer, now, onProgress }: Making) =>
  inTransaction(db, async (tx) => {
    const [merchant] = await tx.select({ merchantId: merchants.merchantId }).from(merchants).limit(1)
    if (merchant) return
    const today = shopDayOf(now, TIME_ZONE)
    const shop = await makeShop({ db: tx, sealer, now }, today)
    const base = { merchantId: shop.merchantId, db: tx, sealer, now }
    const before = { ...base, now: new Date(now.getTime() - DAYS_BEFORE * DAY_MS) }
    await hireStaff(before, shop)
    const random = createRandom(SEED)
    const guests = await meetGuests(before, shop, random, GUESTS)
    const steps = await planHistory({ base, shop, guests, random, today, timeZone: TIME_ZONE })
    for (const [index, step] of steps.entries()) {
      await step.run(tx)
      if (index % STEPS_A_REPORT === 0) onProgress(index, steps.length)
    }
  })
