import { createRandom, type Random } from '../random.js'
import type { Cause, Machine, Person, Phone, Shop, Street, Tablet, Way } from './street.js'
import { HOUR, MINUTE } from './street.js'
import { byChannel, byPull, byScene } from './ways.js'

export type StreetWish = {
  seed: number
  firstDay: string
  days: number
  shops: Shop[]
  /** How many people of each store say who they are at some time, and how many never do. */
  guestsPerStore: number
  passersPerStore: number
  /** Whether there are tablets on the counters, and machines among the phones. */
  devices: boolean
  /** How many dishes are seen on a menu, at least and at most. */
  glances: [number, number]
  /** How often somebody who knows the shop comes by a channel’s code all the same; one time in seven where nothing is said. */
  scans?: number
  /** How often somebody who looks at the shop looks for a table and lets it be; never where nothing is said. */
  hesitates?: number
  showsCodes?: boolean
  causes?: Cause[]
}

const SURNAMES = '陈王李张林周吴徐孙朱胡郭何高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏'.split('')
const CALLED = ['女士', '女士', '女士', '先生', '先生']
const BOT_AGENT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'

/** One says that it is none; one is too fast for a person, and one nearly is. */
const PACES = [
  { name: 'honest', agent: BOT_AGENT, events: 0 },
  { name: 'fast', agent: null, events: 380 },
  { name: 'brisk', agent: null, events: 240 },
]

/** Peoples a street: everybody with a store they go to, a day and an hour they like, and ways of their own. */
export const makeStreet = (wish: StreetWish): Street => {
  const { seed, firstDay, days, shops, scans = 0.14, hesitates = 0, showsCodes = false, causes = [] } = wish
  const random = createRandom(seed)
  const people: Person[] = []
  const tablets: Tablet[] = []
  const machines: Machine[] = []
  for (const shop of shops) {
    const guests = wish.guestsPerStore * shop.stores.length
    for (let index = 0; index < guests; index++) people.push(makeGuest(random, shop, index, days))
    const passers = wish.passersPerStore * shop.stores.length
    for (let index = 0; index < passers; index++) people.push(makePasser(random, shop, index, days))
    for (const { key, clerk } of shop.stores) {
      people.push(makeStaffPhone(random, shop, key, clerk))
      if (!wish.devices) continue
      tablets.push(...[8, 3].map((guestsADay) => makeTablet(random, shop.key, key, guestsADay)))
      machines.push(
        ...PACES.map((pace) => makeMachine(random, { shop: shop.key, storeKey: key, days }, pace)),
      )
    }
  }
  const crowd = { people, tablets, machines }
  return {
    seed,
    firstDay,
    days,
    shops,
    ...crowd,
    glances: wish.glances,
    scans,
    hesitates,
    showsCodes,
    causes,
  }
}

const hex = (random: Random, digits: number) =>
  Array.from({ length: digits }, () => random.int(0, 15).toString(16)).join('')

const makePhone = (random: Random): Phone => ({
  visitorId: `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`,
  skew: skewOf(random),
})

const skewOf = (random: Random) => {
  const fate = random.next()
  if (fate < 0.8) return random.int(-2_000, 2_000)
  if (fate < 0.94) return random.int(-20, 20) * MINUTE
  return fate < 0.985 ? random.int(-22, 22) * HOUR : random.pick([-80, -50, 50, 80]) * HOUR
}

const habits = (random: Random, shop: Shop, days: number) => ({
  shop: shop.key,
  // Of two stores, two in three go to the first.
  home: (random.chance(0.33) ? shop.stores[0] : random.pick(shop.stores))?.key ?? '',
  name: `${random.pick(SURNAMES)}${random.pick(CALLED)}`,
  arrives: random.chance(0.5) ? 0 : random.int(0, Math.floor(days * 0.9)),
  weekday: random.int(1, 7),
  minute: random.pick([680, 710, 740, 1080, 1110, 1110, 1140, 1170]),
  party: random.pick([1, 2, 2, 2, 3, 4, 4, 6]),
  foundBy: findsBy(random, shop),
  isStaff: false,
})

const findsBy = (random: Random, shop: Shop): Way => {
  const made = shop.channels.filter(({ kind }) => kind !== 'receipt')
  if (made.length > 0 && random.chance(0.6)) return byChannel(random, random.pick(byPull(made)))
  return byScene(random, random.pick(['search', 'chat', 'moments', 'ad', 'link', 'other', 'direct'] as const))
}

const makeGuest = (random: Random, shop: Shop, index: number, days: number): Person => ({
  ...habits(random, shop, days),
  key: `guest-${index}`,
  number: `1${random.pick(['38', '39', '58', '86', '77'])}${String(10_000_000 + index * 137).padStart(8, '0')}`,
  rate: 0.08 + random.next() ** 3 * 0.55,
  signsIn: random.chance(0.45) ? 'atOnce' : 'late',
  books: random.next() * 0.6,
  walksIn: random.next() * 0.25,
  claims: random.next() * 0.8,
  joins: random.chance(0.4),
  likes: random.chance(0.3) ? 0.3 : 0,
  shares: random.chance(0.2) ? 0.25 : 0,
  phones: random.chance(0.12) ? [makePhone(random), makePhone(random)] : [makePhone(random)],
})

const makePasser = (random: Random, shop: Shop, index: number, days: number): Person => ({
  ...habits(random, shop, days),
  key: `passer-${index}`,
  number: '',
  rate: 0.02 + random.next() ** 2 * 0.15,
  signsIn: 'never',
  ...{ books: 0, walksIn: 0, claims: 0, joins: false, likes: 0, shares: 0.02 },
  phones: [makePhone(random)],
})

const makeStaffPhone = (random: Random, shop: Shop, home: string, clerk: string): Person => ({
  ...habits(random, shop, 0),
  ...{ key: clerk, home, number: '', arrives: 0, rate: 0.6, signsIn: 'atOnce', isStaff: true },
  ...{ books: 0, walksIn: 0, claims: 0, joins: false, likes: 0, shares: 0 },
  phones: [makePhone(random)],
})

const makeTablet = (random: Random, shop: string, storeKey: string, guestsADay: number): Tablet => ({
  ...{ key: `tablet-${storeKey}-${guestsADay}`, shop, storeKey, guestsADay },
  phone: makePhone(random),
})

const makeMachine = (
  random: Random,
  { shop, storeKey, days }: { shop: string; storeKey: string; days: number },
  { name, agent, events }: (typeof PACES)[number],
): Machine => ({
  ...{ key: `${name}-${storeKey}`, shop, storeKey, agent },
  phone: { ...makePhone(random), skew: 0 },
  burst: events > 0 ? { dayIndex: random.int(1, Math.max(1, days - 2)), events } : null,
})
