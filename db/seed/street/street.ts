/** Where a street of shops is, who lives on it, and what will go wrong there. All of it is data: the same street always has the same story. */
export type Street = {
  seed: number
  /** The first shop day, and how many follow each other. */
  firstDay: string
  days: number
  shops: Shop[]
  people: Person[]
  tablets: Tablet[]
  machines: Machine[]
  /** How many dishes are seen on a menu, at least and at most. */
  glances: [number, number]
  /** How often, of 1, somebody who knows the shop comes by a channel’s code all the same; 0.36 at most, for the others know the way. */
  scans: number
  /** How often, of 1, somebody who looks at the shop looks for a table too and lets it be. */
  hesitates: number
  /** Whether phones are seen to show the code of a voucher before it is spent. */
  showsCodes: boolean
  causes: Cause[]
}

type Period = { weekday: number; opensMinute: number; closesMinute: number }
type Table = { label: string; partyMin: number; partyMax: number }

export type Store = { key: string; tables: Table[]; periods: Period[]; closedOn: string[]; clerk: string }
export type Offer = {
  key: string
  minSpendFen: number
  perPerson: number
  /** Null is every store. */
  storeKey: string | null
  /** The days it can be claimed; one that ends is a campaign and draws a crowd. */
  from: string
  until: string | null
}
export type MadeKind = 'poster' | 'tableSticker' | 'receipt' | 'article' | 'video' | 'friend'
/** `pull` is how many times as many it draws as another does; 1 where nothing is said. */
export type Channel = { key: string; storeKey: string; kind: MadeKind; pull?: number }
export type Shop = { key: string; stores: Store[]; offers: Offer[]; channels: Channel[]; dishes: string[] }

export type SceneKind =
  | 'direct'
  | 'scan'
  | 'search'
  | 'chat'
  | 'officialAccount'
  | 'moments'
  | 'ad'
  | 'link'
  | 'other'
/** How the app is opened: by a made channel's code, by a code that nobody made, or by what WeChat calls the scene. */
export type Way = { channel: string | null; scene: number | null; kind: SceneKind }

export type Phone = {
  visitorId: string
  /** How wrong its clock is, in milliseconds. */
  skew: number
}

export type Person = {
  key: string
  shop: string
  home: string
  name: string
  number: string
  /** The day they first hear of the shop, counted from the first one. */
  arrives: number
  /** Uses of the app on an ordinary day. */
  rate: number
  weekday: number
  minute: number
  party: number
  foundBy: Way
  /** When they say who they are: as the app opens, when they have to, or never. */
  signsIn: 'atOnce' | 'late' | 'never'
  books: number
  walksIn: number
  claims: number
  joins: boolean
  likes: number
  shares: number
  isStaff: boolean
  phones: Phone[]
}

/** A device on the counter on which many sign in. */
export type Tablet = { key: string; shop: string; storeKey: string; phone: Phone; guestsADay: number }
/** A device that may be no person's: it says so, or is once so fast (events within fifty seconds). */
export type Machine = {
  key: string
  shop: string
  storeKey: string
  phone: Phone
  agent: string | null
  burst: { dayIndex: number; events: number } | null
}

/** What goes wrong on a day and stays so. */
export type Cause =
  | { kind: 'channelFallsSilent'; channel: string; from: string }
  | { kind: 'nightRedemptions'; storeKey: string; from: string }
  | { kind: 'rain'; from: string; days: number }
  /** Everybody is out: `crowd` times as many as on an ordinary day. */
  | { kind: 'holiday'; from: string; days: number; crowd: number }

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** All shops of the street keep the time of Shanghai. */
const OFFSET = 8 * HOUR

/** The instant at which the street's clocks show `minute` minutes after midnight on `day`. */
export const at = (day: string, minute: number): number => Date.parse(day) - OFFSET + minute * MINUTE

export const dayOf = (instant: number): string => new Date(instant + OFFSET).toISOString().slice(0, 10)

export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

export const weekdayOf = (day: string): number => new Date(Date.parse(day)).getUTCDay() || 7
