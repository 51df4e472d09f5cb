import { and, eq } from 'drizzle-orm'
import { ensurePerson, joinMembership, personColumns } from '../../api/_members/index.js'
import { findActor } from '../../api/_platform/actor.js'
import type { Context, MerchantContext } from '../../api/_platform/context.js'
import { newId } from '../../api/_platform/ids.js'
import { people, staff } from '../schema/index.js'
import type { Random } from './random.js'
import type { DemoShop } from './shop.js'

/** The staff of the demo shop by the key under which the local WeChat knows them. */
export const DEMO_STAFF = [
  { key: 'clerk', name: '小吴', role: 'clerk', stores: ['riverside'] },
  { key: 'manager', name: '沈店长', role: 'manager', stores: ['riverside'] },
  { key: 'street-manager', name: '许店长', role: 'manager', stores: ['oldStreet'] },
  { key: 'owner', name: '老板娘', role: 'owner', stores: [] },
] as const

export const openidOf = (key: string) => `demo-openid-${key}`

const SURNAMES = '陈王李张林周吴徐孙朱胡郭何高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏'.split('')
const CALLED = ['女士', '女士', '女士', '先生', '先生']

export type DemoGuest = {
  ctx: Context
  name: string
  phone: string
  home: string
  joins: boolean
  offersUsed: number
  bookedOn: string
}

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

/** The people of the quarter: two in three go to the riverside, two in five will join. */
export const meetGuests = async (ctx: MerchantContext, shop: DemoShop, random: Random, count: number) => {
  const guests: DemoGuest[] = []
  for (let index = 0; index < count; index++) {
    guests.push({
      ctx: await contextOf(ctx, `guest-${index}`),
      name: `${random.pick(SURNAMES)}${random.pick(CALLED)}`,
      phone: `1${random.pick(['38', '39', '58', '86', '77'])}${String(random.int(0, 99_999_999)).padStart(8, '0')}`,
      home: random.chance(0.66) ? shop.riverside : shop.oldStreet,
      joins: random.chance(0.4),
      offersUsed: 0,
      bookedOn: '1970-01-01',
    })
  }
  return guests
}

export const join = (guest: DemoGuest, now: Date, db: Context['db']) =>
  joinMembership({ ...guest.ctx, db, now }, { storeId: guest.home, phone: guest.phone, name: guest.name })
