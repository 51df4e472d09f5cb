import { createRandom, type Random } from '../random.js'
import { note, opens, type Use } from './phone-use.js'
import { packetsOf } from './sending.js'
import type { Deed, Noted, Step } from './steps.js'
import { at, dayOf, daysLater, type Person, type Phone, type Shop, type Street, type Way } from './street.js'

/** How far somebody has come in the story; the future that is planned already is part of it. */
export type Life = {
  person: Person
  shop: Shop
  lane: string
  isKnown: boolean
  fanFrom: number
  signedInFrom: Map<string, number>
  claimed: Map<string, number>
  vouchers: { key: string; offer: string; storeKey: string; from: number }[]
  liked: Set<string>
  isMember: boolean
  bookedUntil: number
}

type Span = { from: number; to: number }

/** The street while its days are told. */
export type Town = {
  street: Street
  random: Random
  today: string
  dayIndex: number
  lives: Life[]
  agenda: Map<string, Step[]>
  /** Who is signed in on which phone at the moment that is being told. */
  signedIn: Map<string, string>
  taken: Map<string, Span[]>
  counts: Map<string, number>
}

export const openTown = (street: Street): Town => ({
  street,
  random: createRandom(street.seed ^ 0x5eed),
  today: street.firstDay,
  dayIndex: 0,
  lives: street.people.map((person) => lifeOf(street, person)),
  agenda: new Map(),
  signedIn: new Map(),
  taken: new Map(),
  counts: new Map(),
})

const lifeOf = (street: Street, person: Person): Life => {
  const shop = street.shops.find(({ key }) => key === person.shop)
  if (!shop) throw new Error(`no shop ${person.shop}`)
  return {
    ...{ person, shop, lane: `${shop.key}/${person.key}`, isKnown: false, isMember: false },
    ...{ fanFrom: Number.POSITIVE_INFINITY, bookedUntil: 0, vouchers: [] },
    ...{ signedInFrom: new Map(), claimed: new Map(), liked: new Set() },
  }
}

/** The next number of a name: keys of bookings, sequence numbers of phones. */
export const nextOf = ({ counts }: Town, name: string): number => {
  const next = (counts.get(name) ?? 0) + 1
  counts.set(name, next)
  return next
}

/** Something is going to happen; what would be after the last day never does. */
export const plan = (
  town: Town,
  when: number,
  { lane, shop }: { lane: string; shop: string },
  deed: Deed,
) => {
  const day = dayOf(when)
  const steps = town.agenda.get(day) ?? []
  steps.push({ at: when, lane, shop, ...deed })
  town.agenda.set(day, steps)
}

/** Somebody does something in a shop, which makes them a fan. */
export const act = (town: Town, life: Life, when: number, deed: Deed) => {
  plan(town, when, { lane: life.lane, shop: life.shop.key }, deed)
  const isDeliberate = deed.do === 'book' || deed.do === 'claim' || deed.do === 'join' || deed.do === 'like'
  if (isDeliberate) life.fanFrom = Math.min(life.fanFrom, when)
}

export const signIn = (town: Town, life: Life, phone: Phone, when: number) => {
  if ((life.signedInFrom.get(phone.visitorId) ?? Number.POSITIVE_INFINITY) <= when) return
  life.signedInFrom.set(phone.visitorId, when)
  act(town, life, when, { do: 'signIn', visitorId: phone.visitorId, person: life.person.key })
}

type Using = { at: number; storeKey: string | null; way: Way }

/** Somebody takes out a phone and opens the app; what is noted travels as phones send. Returns when it is put away. */
export const use = (
  town: Town,
  life: Life,
  phone: Phone,
  { at: when, storeKey, way }: Using,
  doing: (use: Use) => void,
): number => {
  const inHand: Use = {
    ...{ at: when, storeKey, events: [], random: town.random },
    nextSequence: () => nextOf(town, phone.visitorId),
  }
  if (life.person.signsIn === 'atOnce') signIn(town, life, phone, when)
  opens(inHand, way)
  doing(inHand)
  if (town.random.chance(0.01)) note(inHand, 'app_failed', { code: 'offline', page: 'home' })
  send(town, { lane: life.lane, shop: life.shop.key }, phone, inHand.events)
  return inHand.at
}

export const send = (
  town: Town,
  whose: { lane: string; shop: string },
  phone: Phone,
  events: Noted[],
  agent: string | null = null,
) => {
  const { visitorId, skew } = phone
  for (const packet of packetsOf(town.random, phone, events))
    plan(town, packet.at, whose, {
      do: 'send',
      ...{ visitorId, skew, agent, person: null, events: packet.events },
    })
}

/** What happens today, in order of time; each batch is sent by who is signed in on its phone by then. */
export const tellToday = (town: Town): Step[] => {
  const steps = (town.agenda.get(town.today) ?? []).sort((one, another) => one.at - another.at)
  town.agenda.delete(town.today)
  for (const step of steps) {
    if (step.do === 'signIn') town.signedIn.set(step.visitorId, step.person)
    if (step.do === 'send') step.person = town.signedIn.get(step.visitorId) ?? null
  }
  return steps
}

export const nextDay = (town: Town) => {
  const yesterday = at(town.today, 0)
  for (const [table, spans] of town.taken) {
    const left = spans.filter(({ to }) => to > yesterday)
    if (left.length > 0) town.taken.set(table, left)
    else town.taken.delete(table)
  }
  town.dayIndex += 1
  town.today = daysLater(town.today, 1)
}

/** Keeps a table for good, if nobody has it at any moment of the span. */
export const takeTable = ({ taken }: Town, table: string, from: number, to: number): boolean => {
  const spans = taken.get(table) ?? []
  if (spans.some((span) => span.from < to && from < span.to)) return false
  taken.set(table, [...spans, { from, to }])
  return true
}

/** Whether nobody comes by a channel any more on the day of `when`. */
export const isSilent = ({ causes }: Street, channel: string | null, when: number) =>
  causes.some(
    (cause) => cause.kind === 'channelFallsSilent' && cause.channel === channel && dayOf(when) >= cause.from,
  )
