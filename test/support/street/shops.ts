import { and, eq } from 'drizzle-orm'
import { ensurePerson } from '../../../api/_members/index.js'
import type { Runtime } from '../../../api/_platform/context.js'
import { newId } from '../../../api/_platform/ids.js'
import {
  channels,
  dishes,
  menuCategories,
  offerStores,
  offers,
  staff,
  storeClosures,
} from '../../../db/schema/index.js'
import { makeStreet } from '../../../db/seed/street/cast.js'
import type { Premises } from '../../../db/seed/street/premises.js'
import {
  type Cause,
  DAY,
  daysLater,
  type Offer,
  type Shop,
  type Street,
} from '../../../db/seed/street/street.js'
import { makeOffer, makeShop } from '../shop.js'

const KINDS = ['poster', 'tableSticker', 'receipt', 'article', 'video', 'friend'] as const
const CODE_LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

export type StreetSize = {
  seed: number
  firstDay: string
  days: number
  shops: number
  storesEach: number
  guestsPerStore: number
  passersPerStore: number
  causes?: Cause[]
  /** How many times as many as another channel the posters draw. */
  posterPull?: number
  scans?: number
  glances?: [number, number]
}

/** A street of shops as `makeShop` builds them, each with all kinds of channels, an offer for good and a campaign. */
export const testStreet = ({ shops, storesEach, ...wish }: StreetSize): Street =>
  makeStreet({
    ...wish,
    devices: true,
    glances: wish.glances ?? [4, 20],
    shops: Array.from({ length: shops }, (_, index) => layoutOf(`shop-${index}`, storesEach, wish)),
  })

const layoutOf = (
  key: string,
  storeCount: number,
  { firstDay, days, posterPull }: Pick<StreetSize, 'firstDay' | 'days' | 'posterPull'>,
): Shop => {
  const storeKeys = Array.from({ length: storeCount }, (_, index) => `${key}-store-${index}`)
  const halfway = Math.floor(days / 2)
  return {
    key,
    stores: storeKeys.map((storeKey, index) => ({
      key: storeKey,
      tables: Array.from({ length: 8 }, (_, table) => ({ label: `A${table + 1}`, partyMin: 1, partyMax: 4 })),
      periods: EVERY_DAY.map((weekday) => ({ weekday, opensMinute: 600, closesMinute: 1320 })),
      closedOn: [daysLater(firstDay, 3 + index * 4)],
      clerk: `clerk-of-${storeKey}`,
    })),
    dishes: Array.from({ length: 6 }, (_, index) => `dish-${index}`),
    offers: [
      { key: 'always', minSpendFen: 20_000, perPerson: 6, storeKey: null, from: firstDay, until: null },
      {
        ...{ key: 'campaign', minSpendFen: 8_000, perPerson: 2, storeKey: storeKeys[0] ?? null },
        ...{ from: daysLater(firstDay, halfway), until: daysLater(firstDay, halfway + 4) },
      },
    ],
    channels: storeKeys.flatMap((storeKey) =>
      KINDS.map((kind) => ({
        ...{ key: `${storeKey}-${kind}`, storeKey, kind },
        ...(kind === 'poster' && posterPull ? { pull: posterPull } : {}),
      })),
    ),
  }
}

/** Opens the shops of a street in a database, before its first day. */
export const openShops = async (runtime: Runtime, street: Street): Promise<Map<string, Premises>> => {
  const opened = new Map<string, Premises>()
  for (const shop of street.shops) opened.set(shop.key, await openShop(runtime, shop))
  return opened
}

const openShop = async (runtime: Runtime, shop: Shop): Promise<Premises> => {
  const { db, sealer } = runtime
  const now = new Date(runtime.clock().getTime() - DAY)
  const made = await makeShop(runtime, shop.stores.length)
  const { merchantId, appid, tableOf } = made
  const stores = new Map(shop.stores.map(({ key }, index) => [key, made.storeIds[index] ?? '']))
  const tables = shop.stores.flatMap((store) =>
    store.tables.map(
      ({ label }) => [`${store.key}/${label}`, tableOf(label, stores.get(store.key)).id] as const,
    ),
  )
  const openidOf = (key: string) => `${shop.key}-${key}`
  for (const { key, closedOn, clerk } of shop.stores) {
    const storeId = stores.get(key) ?? ''
    await db.insert(storeClosures).values(closedOn.map((on) => ({ merchantId, storeId, on, reason: '歇业' })))
    const personId = await ensurePerson({ merchantId, db, sealer, now }, openidOf(clerk))
    const post = {
      merchantId,
      id: newId('stf', now),
      personId,
      role: 'clerk' as const,
      storeId,
      createdAt: now,
    }
    await db.insert(staff).values(post)
  }
  await db.delete(offers).where(and(eq(offers.merchantId, merchantId), eq(offers.id, made.offerId)))
  return {
    ...{ merchantId, appid, stores, openidOf, tables: new Map(tables) },
    offers: await makeOffers(runtime, merchantId, shop.offers, stores),
    dishes: await makeDishes(runtime, merchantId, shop.dishes),
    channels: await makeChannels(runtime, merchantId, shop, stores),
  }
}

const makeOffers = async (
  { db, clock }: Runtime,
  merchantId: string,
  wishes: Offer[],
  stores: Map<string, string>,
) => {
  const made = new Map<string, string>()
  for (const { key, minSpendFen, perPerson, storeKey, until } of wishes) {
    const claimUntil = until ? new Date(`${until}T00:00:00+08:00`) : null
    const offerId = await makeOffer(db, merchantId, clock(), {
      ...{ minSpendFen, claimUntil, perPersonLimit: perPerson, title: key },
    })
    const storeId = storeKey && stores.get(storeKey)
    if (storeId) await db.insert(offerStores).values({ merchantId, offerId, storeId })
    made.set(key, offerId)
  }
  return made
}

const makeDishes = async ({ db, clock }: Runtime, merchantId: string, keys: string[]) => {
  const categoryId = newId('cat', clock())
  await db.insert(menuCategories).values({ merchantId, id: categoryId, name: '都在这', note: '', sort: 1 })
  const rows = keys.map((key, sort) => ({
    ...{ merchantId, id: newId('dsh', clock()), categoryId, name: key, sort },
    ...{ description: '', priceFen: 4_000, featured: false },
  }))
  await db.insert(dishes).values(rows)
  return new Map(rows.map(({ name, id }) => [name, id]))
}

const makeChannels = async (
  { db, clock }: Runtime,
  merchantId: string,
  shop: Shop,
  stores: Map<string, string>,
) => {
  const rows = shop.channels.map(({ key, kind, storeKey }, index) => ({
    ...{ merchantId, id: newId('chn', clock()), storeId: stores.get(storeKey) ?? '', kind, name: key },
    ...{ code: codeOf(index), createdAt: clock() },
  }))
  await db.insert(channels).values(rows)
  return new Map(rows.map(({ name, code }) => [name, code]))
}

const codeOf = (index: number) =>
  Array.from(
    { length: 8 },
    (_, place) => CODE_LETTERS[Math.floor((index + 7) / 31 ** (7 - place)) % 31],
  ).join('')
