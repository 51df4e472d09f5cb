import { daysOf } from '../../../db/seed/street/days.js'
import type { Step } from '../../../db/seed/street/steps.js'
import { DAY, dayOf, type Shop, type Street } from '../../../db/seed/street/street.js'
import type { Received } from './sessions.js'

const MINUTE = 60_000
const TAKEN_WITHIN = 7 * DAY
const FASTEST_PERSON = 300
const FANS_OF_A_DEVICE = 5

type Act = { person: string; storeKey: string; at: number }

type Device = {
  received: Received[]
  /** Who signed in on it last. */
  owner: string | null
  isBot: boolean
  isShared: boolean
}

/** All that happened in one shop of the street, as it truly happened. */
export type ShopRecord = {
  shop: Shop
  staff: Set<string>
  devices: Map<string, Device>
  fans: Map<string, Act>
  members: Map<string, Act>
  /** Once for a person, a store and a shop day. */
  visits: Map<string, Act & { on: string }>
  /** Whose booking it is. */
  guests: Map<string, string>
  bookings: Act[]
  claims: Act[]
  redemptions: Act[]
  clientEvents: number
}

/** Reads the whole story of a street, and writes down what became of it. */
export const recordOf = (street: Street): Map<string, ShopRecord> => {
  const records = new Map(street.shops.map((shop) => [shop.key, emptyRecord(street, shop)]))
  const ledgers = new Map(street.shops.map((shop) => [shop.key, new Ledger()]))
  for (const { steps } of daysOf(street))
    for (const step of steps) {
      const record = records.get(step.shop)
      const ledger = ledgers.get(step.shop)
      if (!record || !ledger) throw new Error(`no shop ${step.shop}`)
      if (step.do === 'send') ledger.take(step, record)
      else if (step.do === 'signIn') ledger.signIn(step, record)
      else happen(step, record)
    }
  for (const [key, record] of records) ledgers.get(key)?.close(record)
  return records
}

const emptyRecord = (street: Street, shop: Shop): ShopRecord => ({
  shop,
  staff: new Set(
    street.people.flatMap(({ key, isStaff, ...p }) => (isStaff && p.shop === shop.key ? key : [])),
  ),
  ...{ devices: new Map(), fans: new Map(), members: new Map(), visits: new Map(), guests: new Map() },
  ...{ bookings: [], claims: [], redemptions: [], clientEvents: 0 },
})

/** What a fact makes of people: bookings, claims, likes and joining make fans, being seated or redeeming makes a visit. */
const happen = (step: Step, record: ShopRecord) => {
  const { at } = step
  if (step.do === 'cancel' || step.do === 'send' || step.do === 'signIn') return
  const { storeKey } = step
  const person = 'person' in step ? step.person : record.guests.get(step.booking)
  if (!person) throw new Error(`nobody did ${step.do}`)
  const did = { person, storeKey, at }
  if (step.do === 'book') record.guests.set(step.booking, person)
  if (step.do === 'book') record.bookings.push(did)
  if (step.do === 'claim') record.claims.push(did)
  if (step.do === 'redeem') record.redemptions.push(did)
  const isDeliberate =
    step.do === 'book' || step.do === 'claim' || step.do === 'join' || (step.do === 'like' && step.liked)
  if (isDeliberate && !record.fans.has(person)) record.fans.set(person, did)
  if (step.do === 'join' && !record.members.has(person)) record.members.set(person, did)
  if (step.do === 'seat' || step.do === 'redeem') {
    const on = dayOf(at)
    const key = `${person} ${storeKey} ${on}`
    if (!record.visits.has(key)) record.visits.set(key, { ...did, on })
  }
}

/** What came from devices: each event once, unless it was too old when it came. */
class Ledger {
  private readonly seen = new Set<string>()
  /** By device and day (UTC). */
  private readonly fansOn = new Map<string, Set<string>>()

  take(step: Step & { do: 'send' }, record: ShopRecord) {
    const device = this.deviceOf(step.visitorId, record)
    if (step.agent !== null) device.isBot = true
    for (const event of step.events) {
      if (this.seen.has(event.id) || step.at - event.at > TAKEN_WITHIN) continue
      this.seen.add(event.id)
      record.clientEvents += 1
      const { at, sequence, storeKey, way } = event
      const page = event.name === 'page_viewed'
      device.received.push({ at, sequence, storeKey, way, page, person: step.person })
    }
  }

  signIn({ visitorId, person, at }: Step & { do: 'signIn' }, record: ShopRecord) {
    const device = this.deviceOf(visitorId, record)
    device.owner = person
    const fan = record.fans.get(person)
    if (!fan || fan.at > at) return
    const day = `${visitorId} ${new Date(at).toISOString().slice(0, 10)}`
    const fans = this.fansOn.get(day) ?? new Set()
    this.fansOn.set(day, fans.add(person))
    if (fans.size > FANS_OF_A_DEVICE) device.isShared = true
  }

  close({ devices }: ShopRecord) {
    for (const device of devices.values()) if (isTooFast(device.received)) device.isBot = true
  }

  private deviceOf(visitorId: string, { devices }: ShopRecord): Device {
    const known = devices.get(visitorId)
    if (known) return known
    const device = { received: [], owner: null, isBot: false, isShared: false }
    devices.set(visitorId, device)
    return device
  }
}

/** More than 300 events within some 60 seconds. */
const isTooFast = (received: Received[]) => {
  const times = received.map(({ at }) => at).sort((a, b) => a - b)
  return times.some((at, index) => (times[index + FASTEST_PERSON] ?? Number.POSITIVE_INFINITY) - at < MINUTE)
}
