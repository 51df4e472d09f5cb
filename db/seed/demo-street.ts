import { type DemoPlan, OLD_STREET_PLAN, RIVERSIDE_PLAN } from './floor-plans.js'
import { MENU } from './menu.js'
import { makeStreet } from './street/cast.js'
import {
  type Cause,
  daysLater,
  type MadeKind,
  type Person,
  type Shop,
  type Store,
  type Street,
  weekdayOf,
} from './street/street.js'

/** Shorter histories are too young for anybody to notice that something is missing. */
const WEEKS_TO_NOTICE = 6
export const SHOP_KEY = 'wangjiang'
/** What goes to the river's store alone, by its place among the offers. */
const RIVERSIDE_OFFER = 3
const SEED = 20_261_127
const GUESTS_PER_STORE = 45
const PASSERS_PER_STORE = 15

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

/** The ways people come to the demo shop, and what they cost on the day they were made. */
export const DEMO_CHANNELS: {
  key: string
  storeKey: 'riverside' | 'oldStreet'
  kind: MadeKind
  name: string
  costFen: number
}[] = [
  { key: 'door', storeKey: 'riverside', kind: 'poster', name: '门口海报', costFen: 36_000 },
  { key: 'sticker', storeKey: 'riverside', kind: 'tableSticker', name: '一楼桌贴', costFen: 12_000 },
  { key: 'receipt', storeKey: 'riverside', kind: 'receipt', name: '结账小票', costFen: 0 },
  { key: 'fireworks', storeKey: 'riverside', kind: 'article', name: '江边看烟花那篇', costFen: 80_000 },
  { key: 'friends', storeKey: 'riverside', kind: 'friend', name: '熟客带朋友', costFen: 0 },
  { key: 'lane', storeKey: 'oldStreet', kind: 'poster', name: '巷口灯箱', costFen: 60_000 },
  { key: 'old-sticker', storeKey: 'oldStreet', kind: 'tableSticker', name: '堂食桌贴', costFen: 8_000 },
  { key: 'kitchen', storeKey: 'oldStreet', kind: 'video', name: '后厨的一天', costFen: 50_000 },
]

/** Some weeks of the two stores up to `today`, with ninety guests, `guest-0` the most faithful of them. */
export const demoStreet = (today: string, weeks: number): Street => {
  const street = makeStreet({
    seed: SEED,
    firstDay: daysLater(today, -weeks * 7),
    days: weeks * 7 + 1,
    shops: [demoShop(today)],
    guestsPerStore: GUESTS_PER_STORE,
    passersPerStore: PASSERS_PER_STORE,
    devices: false,
    glances: [1, 4],
    hesitates: 0.4,
    showsCodes: true,
    causes: weeks < WEEKS_TO_NOTICE ? [] : [stickerTornOff(today)],
  })
  return { ...street, people: street.people.map(asAtHome) }
}

/** On Wednesday of the week before, somebody took the stickers off the tables. */
const stickerTornOff = (today: string): Cause => ({
  ...{ kind: 'channelFallsSilent', channel: 'sticker' },
  from: daysLater(today, -weekdayOf(today) - 4),
})

/** In the quarter people rather come than look; `guest-0` is the most faithful of them. */
const asAtHome = (person: Person): Person => {
  if (person.signsIn === 'never' || person.isStaff) return person
  const { rate, books, walksIn } = person
  const keen = { ...person, rate: rate * 0.9, books: 0.65 + books, walksIn: 0.2 + walksIn }
  if (person.key !== 'guest-0') return keen
  // Whoever becomes them finds every voucher still to be had.
  return { ...keen, home: 'riverside', arrives: 0, rate: 0.9, books: 0.7, claims: 0, joins: true, likes: 0.3 }
}

const demoShop = (today: string): Shop => {
  const since = daysLater(today, -60)
  const offer = (index: number, minSpendFen: number) => ({
    ...{ key: `offer-${index}`, minSpendFen, perPerson: 1, from: since, until: null },
    storeKey: index === RIVERSIDE_OFFER ? 'riverside' : null,
  })
  return {
    key: SHOP_KEY,
    stores: [riverside(today), oldStreet()],
    offers: [20_000, 0, 60_000, 10_000].map((minSpendFen, index) => offer(index, minSpendFen)),
    channels: DEMO_CHANNELS.map(({ key, storeKey, kind }) => ({ key, storeKey, kind })),
    dishes: MENU.flatMap(({ dishes }) => dishes.map(({ name }) => name)),
  }
}

const periodsOf = (weekdays: number[], hours: [number, number][]) =>
  weekdays.flatMap((weekday) =>
    hours.map(([opens, closes]) => ({ weekday, opensMinute: opens * 60, closesMinute: closes * 60 })),
  )

const tablesOf = ({ tables }: DemoPlan) =>
  tables.map(({ label, partyMin, partyMax }) => ({ label, partyMin, partyMax }))

const riverside = (today: string): Store => ({
  key: 'riverside',
  tables: tablesOf(RIVERSIDE_PLAN),
  periods: periodsOf(EVERY_DAY, [
    [11, 14],
    [17, 21.5],
  ]),
  closedOn: [daysLater(today, 5), daysLater(today, -24)],
  clerk: 'clerk',
})

const oldStreet = (): Store => ({
  key: 'oldStreet',
  tables: tablesOf(OLD_STREET_PLAN),
  // The old street rests on Mondays.
  periods: periodsOf(EVERY_DAY.slice(1), [
    [10.5, 14],
    [16.5, 21],
  ]),
  closedOn: [],
  clerk: 'street-manager',
})
