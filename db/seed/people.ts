import { and, eq } from 'drizzle-orm'
import { ensurePerson, personColumns } from '../../api/_members/index.js'
import { findActor } from '../../api/_platform/actor.js'
import type { Context, MerchantContext } from '../../api/_platform/context.js'
import { newId } from '../../api/_platform/ids.js'
import { people, staff } from '../schema/index.js'
import type { DemoShop } from './shop.js'

/** The staff of the demo shop by the key under which the local WeChat knows them. */
export const DEMO_STAFF = [
  { key: 'clerk', name: '小吴', role: 'clerk', stores: ['riverside'] },
  { key: 'manager', name: '沈店长', role: 'manager', stores: ['riverside'] },
  { key: 'street-manager', name: '许店长', role: 'manager', stores: ['oldStreet'] },
  { key: 'owner', name: '老板娘', role: 'owner', stores: [] },
] as const

export const openidOf = (key: string) => `demo-openid-${key}`

/** The context of a person at `now`, as if they had just signed in. */
export const contextOf = async (ctx: MerchantContext, key: string): Promise<Context> => {
  const personId = await ensurePerson(ctx, openidOf(key))
  const actor = await findActor(ctx.db, { merchantId: ctx.merchantId, personId })
  if (!actor) throw new Error(`the demo shop has no ${key}`)
  return { ...ctx, actor }
}

export const hireStaff = async (ctx: MerchantContext, shop: DemoShop) => {
  for (const { key, name, role, stores } of DEMO_STAFF) {
    const { actor } = await contextOf(ctx, key)
    await nameThem(ctx, actor.personId, name)
    const posts = stores.length > 0 ? stores.map((store) => shop[store]) : [null]
    await ctx.db.insert(staff).values(
      posts.map((storeId) => ({
        ...{ merchantId: ctx.merchantId, id: newId('stf', ctx.now), personId: actor.personId },
        ...{ role, storeId, createdAt: ctx.now },
      })),
    )
  }
}

const nameThem = async (ctx: MerchantContext, personId: string, name: string) => {
  await ctx.db
    .update(people)
    .set({ nameSealed: personColumns(ctx).name.seal(name) })
    .where(and(eq(people.merchantId, ctx.merchantId), eq(people.id, personId)))
}
