import { eq } from 'drizzle-orm'
import type { Ground, MerchantContext } from '../../api/_platform/context.js'
import { makeChannel, setChannelCost } from '../../api/_tracking/index.js'
import { dishes, tables } from '../schema/index.js'
import { DEMO_CHANNELS, demoStreet, SHOP_KEY } from './demo-street.js'
import { lookingBack } from './looking-back.js'
import { contextOf, openidOf } from './people.js'
import { DEMO_APPID, type DemoShop } from './shop.js'
import { daysOf } from './street/days.js'
import type { Premises } from './street/premises.js'
import { createRunner } from './street/runner.js'
import { dayOf } from './street/street.js'

type History = {
  ground: Omit<Ground, 'clock'>
  shop: DemoShop
  now: Date
  today: string
  weeks: number
  /** How much of the time has been told, from 0 to 1. */
  onProgress(part: number): void
}

/** Lives the demo shop's weeks up to `now`, the bookings for the days to come and what due work wrote among what was done. */
export const liveHistory = async ({ ground, shop, now, today, weeks, onProgress }: History) => {
  const premises = await findPremises(ground, shop, { now, weeks })
  const runner = createRunner({ ground, shops: new Map([[SHOP_KEY, premises]]) })
  const street = demoStreet(today, weeks)
  const { merchantId, riverside, oldStreet } = shop
  const { db, sealer } = ground
  const { morning, night } = lookingBack({
    merchantId,
    db,
    sealer,
    storeIds: [riverside, oldStreet],
    today,
    now,
  })
  let day = 0
  for (const { on, steps } of daysOf(street)) {
    await morning(on)
    for (const step of steps) if (step.at < now.getTime()) await runner.run(step)
    await night(on)
    day += 1
    onProgress(day / street.days)
  }
}

const findPremises = async (
  ground: History['ground'],
  shop: DemoShop,
  { now, weeks }: Pick<History, 'now' | 'weeks'>,
): Promise<Premises> => {
  const { db, sealer } = ground
  const { merchantId, riverside, oldStreet } = shop
  const stores = new Map(Object.entries({ riverside, oldStreet }))
  const keyOf = new Map([...stores].map(([key, id]) => [id, key]))
  const rooms = await db.select().from(tables).where(eq(tables.merchantId, merchantId))
  const menu = await db.select().from(dishes).where(eq(dishes.merchantId, merchantId))
  return {
    ...{ merchantId, appid: DEMO_APPID, stores, openidOf },
    tables: new Map(rooms.map(({ storeId, label, id }) => [`${keyOf.get(storeId)}/${label}`, id])),
    offers: new Map(shop.offerIds.map((id, index) => [`offer-${index}`, id])),
    dishes: new Map(menu.map(({ name, id }) => [name, id])),
    channels: await makeChannels({ merchantId, db, sealer, now }, shop, weeks),
  }
}

const DAY_MS = 86_400_000

const makeChannels = async (ctx: MerchantContext, shop: DemoShop, weeks: number) => {
  const { now } = ctx
  const made = new Map<string, string>()
  const then = new Date(now.getTime() - weeks * 7 * DAY_MS)
  const owner = await contextOf({ ...ctx, now: then }, 'owner')
  for (const { key, storeKey, kind, name, costFen } of DEMO_CHANNELS) {
    const storeId = shop[storeKey]
    const { id, code } = await makeChannel(owner, { storeId, kind, name })
    if (costFen > 0)
      await setChannelCost(owner, {
        storeId,
        channelId: id,
        on: dayOf(now.getTime() - 7 * DAY_MS),
        amountFen: costFen,
      })
    made.set(key, code)
  }
  return made
}
