import type { Random } from '../random.js'
import type { Noted } from './steps.js'
import { MINUTE, type Way } from './street.js'

/** A phone in somebody's hand: what happens on it is noted at the time its hand has reached. */
export type Use = {
  at: number
  storeKey: string | null
  events: Noted[]
  nextSequence(): number
  random: Random
}

type Properties = Noted['properties']

/** A UUIDv7 of the clock of the phone. */
const uuidAt = (random: Random, clock: number) => {
  const time = Math.max(0, clock).toString(16).padStart(12, '0')
  const word = () => random.int(0, 0xffff).toString(16).padStart(4, '0')
  const variant = (0x8000 + random.int(0, 0x3fff)).toString(16)
  const version = (0x7000 + random.int(0, 0xfff)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${word()}${word()}${word()}`
}

export const note = (use: Use, name: string, properties: Properties = {}, way: Way | null = null) => {
  use.events.push({
    id: uuidAt(use.random, use.at),
    at: use.at,
    sequence: use.nextSequence(),
    name,
    storeKey: use.storeKey,
    properties,
    way,
  })
}

/** Time goes by in the hand. */
export const wait = (use: Use, seconds: number) => {
  use.at += Math.max(1, Math.round(seconds * 1_000))
}

export const opens = (use: Use, way: Way) => {
  note(use, 'app_opened', {}, way)
  wait(use, 0.4 + use.random.next())
}

export const comesBack = (use: Use, way: Way) => {
  note(use, 'app_shown', {}, way)
  wait(use, 0.3 + use.random.next())
}

export const views = (use: Use, page: string) => {
  const seconds = use.random.int(3, 40)
  wait(use, seconds)
  note(use, 'page_viewed', { page, seconds })
}

export const hides = (use: Use) => {
  wait(use, use.random.int(1, 9))
  note(use, 'app_hidden', { seconds: use.random.int(5, 300) })
}

type Sight = { dishes: string[]; offers: string[]; shares: number; glances: [number, number] }

/** Home and menu, as people look at them. */
export const looksAround = (use: Use, { dishes, offers, shares, glances }: Sight) => {
  const { random } = use
  views(use, 'home')
  if (offers.length > 0 && random.chance(0.6)) note(use, 'offer_exposed', { offerId: random.pick(offers) })
  if (random.chance(0.75)) looksAtMenu(use, dishes, glances)
  if (offers.length > 0 && random.chance(0.25)) {
    wait(use, random.int(2, 9))
    note(use, 'offer_viewed', { offerId: random.pick(offers) })
  }
  if (random.chance(0.1)) {
    views(use, 'store')
    note(use, 'tapped', { what: random.pick(['route', 'phone']), page: 'store' })
  }
  if (random.chance(shares)) {
    wait(use, random.int(2, 20))
    note(use, 'share_tapped', { what: random.pick(['home', 'dish', 'offer']) })
  }
}

const looksAtMenu = (use: Use, dishes: string[], glances: [number, number]) => {
  const { random } = use
  views(use, 'menu')
  if (dishes.length === 0) return
  for (let seen = random.int(...glances); seen > 0; seen--) {
    wait(use, random.int(1, 4))
    note(use, 'dish_exposed', { dishId: random.pick(dishes) })
  }
  if (random.chance(0.4)) {
    wait(use, random.int(1, 8))
    note(use, 'dish_viewed', { dishId: random.pick(dishes) })
  }
  if (random.chance(0.12)) {
    wait(use, random.int(4, 15))
    note(use, 'menu_searched', { length: random.int(1, 4), hits: random.int(0, 6) })
  }
}

/** The pause after which a session ends, and what lies on either side of it. */
export const PAUSES = [4 * MINUTE, 17 * MINUTE, 30 * MINUTE, 30 * MINUTE + 1, 45 * MINUTE, 95 * MINUTE]
