import { and, eq } from 'drizzle-orm'
import { channelFigures, figuresOf } from '../../../api/_insights/index.js'
import { personColumns } from '../../../api/_members/index.js'
import type { MerchantContext, Runtime } from '../../../api/_platform/context.js'
import { channels, people, sessions } from '../../../db/schema/index.js'
import type { Premises } from '../../../db/seed/street/premises.js'
import { at } from '../../../db/seed/street/street.js'
import type { ShopTruth, Truth } from './truth.js'

/** Numbers and words by where they stand, such as `shop-0-store-1 2026-10-09 visits`. */
type Figures = Map<string, string | number>
type Opened = { runtime: Runtime; shops: Map<string, Premises> }

/** What the shop says differently from the truth, a line each; what neither mentions, or both call zero, is no difference. */
export const differences = async (truth: Truth, opened: Opened): Promise<string[]> => {
  const lines: string[] = []
  for (const [key, ofShop] of Object.entries(truth)) {
    const premises = opened.shops.get(key)
    if (!premises) throw new Error(`no shop ${key}`)
    const product = { runtime: opened.runtime, premises, keys: await keysOf(opened.runtime, premises) }
    lines.push(...apart(dailyOfTruth(ofShop), await dailyOfShop(product, ofShop)))
    lines.push(...apart(waysOfTruth(ofShop), await waysOfShop(product, ofShop)))
    lines.push(...apart(sessionsOfTruth(ofShop), await sessionsOfShop(product)))
  }
  return lines
}

const apart = (truth: Figures, shop: Figures): string[] =>
  [...new Set([...truth.keys(), ...shop.keys()])].flatMap((place) => {
    const [expected, found] = [truth.get(place) ?? 0, shop.get(place) ?? 0]
    return expected === found ? [] : `${place}: ${expected} in truth, ${found} in the shop`
  })

type Product = { runtime: Runtime; premises: Premises; keys: Keys }
type Keys = { stores: Map<string, string>; channels: Map<string, string>; people: Map<string, string> }

const turned = (ids: Map<string, string>) => new Map([...ids].map(([key, id]) => [id, key]))

/** The street's keys by the ids of the database. */
const keysOf = async ({ db, sealer }: Runtime, { merchantId, stores }: Premises): Promise<Keys> => {
  const made = await db.select().from(channels).where(eq(channels.merchantId, merchantId))
  const columns = personColumns({ sealer, merchantId })
  const known = await db
    .select({ personKey: people.personKey, openid: people.openidSealed })
    .from(people)
    .where(eq(people.merchantId, merchantId))
  const keyOf = (openid: string) => columns.openid.open(openid).replace(/^shop-\d+-/, '')
  return {
    stores: turned(stores),
    channels: new Map(made.map(({ id, name }) => [id, name])),
    people: new Map(known.map(({ personKey, openid }) => [personKey, openid ? keyOf(openid) : '?'])),
  }
}

const contextOf = ({ runtime, premises }: Product, now: Date): MerchantContext => ({
  ...{ merchantId: premises.merchantId, db: runtime.db, sealer: runtime.sealer, now },
})

const dailyOfTruth = ({ stores }: ShopTruth): Figures => {
  const figures: Figures = new Map()
  for (const [storeKey, { daily }] of Object.entries(stores))
    for (const [on, row] of Object.entries(daily))
      for (const [name, count] of Object.entries(row)) figures.set(`${storeKey} ${on} ${name}`, count)
  return figures
}

/** Each day as the figures tell it. */
const dailyOfShop = async (product: Product, { stores }: ShopTruth): Promise<Figures> => {
  const figures: Figures = new Map()
  for (const [storeKey, { daily }] of Object.entries(stores)) {
    const days = Object.keys(daily).sort()
    const [from = '', to = ''] = [days[0], days.at(-1)]
    const evening = contextOf(product, new Date(at(to, 23 * 60 + 59)))
    const storeIds = [product.premises.stores.get(storeKey) ?? '']
    const known = new Set(Object.values(daily).flatMap((row) => Object.keys(row)))
    for (const { at: on, figure, value } of await figuresOf(evening, { storeIds, from, to, bucket: 'day' }))
      if (known.has(figure)) figures.set(`${storeKey} ${on} ${figure}`, value)
  }
  return figures
}

const COUNTED = ['sessions', 'visitors', 'fans', 'members', 'visits'] as const

const waysOfTruth = ({ stores }: ShopTruth): Figures => {
  const figures: Figures = new Map()
  for (const [storeKey, { spans }] of Object.entries(stores))
    for (const { from, to, ways } of spans)
      for (const [way, row] of Object.entries(ways))
        for (const name of COUNTED) figures.set(`${storeKey} ${from}…${to} ${way} ${name}`, row[name])
  return figures
}

const waysOfShop = async (product: Product, { stores }: ShopTruth): Promise<Figures> => {
  const figures: Figures = new Map()
  const { premises, keys } = product
  for (const [storeKey, { spans }] of Object.entries(stores))
    for (const { from, to } of spans) {
      const ctx = contextOf(product, new Date(at(to, 23 * 60 + 59)))
      const rows = await channelFigures(ctx, { storeId: premises.stores.get(storeKey) ?? '', from, to })
      for (const { channelId, source, ...row } of rows) {
        const way = channelId ? (keys.channels.get(channelId) ?? channelId) : source
        for (const name of COUNTED) figures.set(`${storeKey} ${from}…${to} ${way} ${name}`, row[name])
      }
    }
  return figures
}

const placeOf = (visitorId: string, startedAt: Date) => `session ${visitorId} ${startedAt.toISOString()}`

const sessionsOfTruth = ({ sessions: all }: ShopTruth): Figures =>
  new Map(
    all.map((session) => [
      placeOf(session.visitorId, new Date(session.startedAt)),
      wordsOf({ ...session, endedAt: new Date(session.endedAt) }),
    ]),
  )

type Words = {
  endedAt: Date
  source: string
  channel: string | null
  storeKey: string | null
  signedIn: string | null
  events: number
  pages: number
}

const wordsOf = ({ endedAt, source, channel, storeKey, signedIn, events, pages }: Words) =>
  [
    ...[`by ${channel ?? source}`, `in ${storeKey ?? 'no store'}`, `of ${signedIn ?? 'nobody'}`],
    ...[`${events} events`, `${pages} pages`, `until ${endedAt.toISOString()}`],
  ].join(', ')

const sessionsOfShop = async ({ runtime, premises, keys }: Product): Promise<Figures> => {
  const rows = await runtime.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.merchantId, premises.merchantId)))
  return new Map(
    rows.map(({ channelId, storeId, personKey, ...row }) => [
      placeOf(row.visitorId, row.startedAt),
      wordsOf({
        ...row,
        channel: channelId && (keys.channels.get(channelId) ?? channelId),
        storeKey: storeId && (keys.stores.get(storeId) ?? storeId),
        signedIn: personKey && (keys.people.get(personKey) ?? personKey),
      }),
    ]),
  )
}
