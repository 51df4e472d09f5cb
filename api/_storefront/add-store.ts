import { asc, eq } from 'drizzle-orm'
import { stores } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { lockInOrder } from '../_platform/transaction.js'
import type { Store, StoreRequest } from './contract.js'
import { newStore } from './new-store.js'
import { getProfile } from './queries.js'
import { STORES_MAX } from './vocabulary.js'

/** Opens another store, closed until somebody enters its hours. Fails with `stores_full` or `name_taken`. */
export const addStore = async (ctx: Context, { name, timeZone }: StoreRequest): Promise<Store> => {
  const { merchantId, now } = ctx
  await lockInOrder(ctx.db, [`stores:${merchantId}`])
  const known = await ctx.db
    .select({ name: stores.name, timeZone: stores.timeZone, sort: stores.sort })
    .from(stores)
    .where(eq(stores.merchantId, merchantId))
    .orderBy(asc(stores.sort))
  if (known.length >= STORES_MAX) fail('stores_full')
  if (known.some((store) => store.name === name)) fail('name_taken', '已经有一家店叫这个名字了，换一个吧。')
  const [first] = known
  const storeId = newId('sto', now)
  await ctx.db.insert(stores).values({
    ...newStore({ name, timeZone: timeZone ?? first?.timeZone ?? 'Asia/Shanghai' }),
    ...{ merchantId, id: storeId, createdAt: now, sort: (known.at(-1)?.sort ?? 0) + 1 },
  })
  return getProfile(ctx, { storeId })
}
