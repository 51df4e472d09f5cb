import { shopDayOf } from '../../api/_platform/clock.js'
import type { Ground } from '../../api/_platform/context.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { merchants } from '../schema/index.js'
import { liveHistory } from './history.js'
import { hireStaff } from './people.js'
import { addRecipients } from './recipients.js'
import { makeShop } from './shop.js'

export { DEMO_STAFF, openidOf } from './people.js'
export { DEMO_APPID, DEMO_PUSH, DEMO_SECRET, DEMO_SLUG, DEMO_TEMPLATES } from './shop.js'

const TIME_ZONE = 'Asia/Shanghai'
const DAY_MS = 86_400_000

type Making = Omit<Ground, 'clock'> & { now: Date; weeks: number; onProgress(part: number): void }

/** Makes the demo shop with some weeks behind it, all or nothing, unless the database has a merchant already. */
export const seedDemo = ({ now, weeks, onProgress, ...ground }: Making) =>
  inTransaction(ground.db, async (tx) => {
    const [merchant] = await tx.select({ merchantId: merchants.merchantId }).from(merchants).limit(1)
    if (merchant) return
    const today = shopDayOf(now, TIME_ZONE)
    const { sealer } = ground
    const before = new Date(now.getTime() - (weeks * 7 + 1) * DAY_MS)
    const shop = await makeShop({ db: tx, sealer, opened: before }, today)
    const ctx = { merchantId: shop.merchantId, db: tx, sealer, now: before }
    await hireStaff(ctx, shop)
    await liveHistory({ ground: { ...ground, db: tx }, shop, now, today, weeks, onProgress })
    // From now on: what was told before they were there is not told to them.
    await addRecipients({ ...ctx, now }, shop)
  })
