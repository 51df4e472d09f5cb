import { DAY, dayOf, daysLater, type Street } from '../../../db/seed/street/street.js'
import { recordOf, type ShopRecord } from './record.js'
import { sessionsOf, type TrueSession } from './sessions.js'

const LOOKS_BACK = 30 * DAY

export type Span = { from: string; to: string }
type Daily = Record<
  'visits' | 'fans' | 'members' | 'bookings' | 'claims' | 'redemptions' | 'visitors',
  number
>
type Channelled = Record<'sessions' | 'visitors' | 'fans' | 'members' | 'visits', number>
type StoreTruth = {
  daily: Record<string, Daily>
  /** By the first day of the span, then by channel key or scene source. */
  spans: (Span & { ways: Record<string, Channelled> })[]
}
/** `person` is whose session it turned out to be, null while that is nobody. */
type CountedSession = TrueSession & { person: string | null }
export type ShopTruth = {
  stores: Record<string, StoreTruth>
  /** All sessions, those of staff and machines too. */
  sessions: TrueSession[]
  touches: Record<string, { first: string | null; lastBeforeFan: string | null }>
  clientEvents: number
}
export type Truth = Record<string, ShopTruth>

/** The whole street, and each week of it. */
export const spansOf = ({ firstDay, days }: Pick<Street, 'firstDay' | 'days'>): Span[] => {
  const last = daysLater(firstDay, days - 1)
  const spans = [{ from: firstDay, to: last }]
  for (let from = firstDay; from <= last; from = daysLater(from, 7))
    spans.push({ from, to: [daysLater(from, 6), last].sort()[0] ?? last })
  return spans
}

/** What a perfect shop would know of the street: from its story alone, by the definitions, the slow way. */
export const truthOf = (street: Street): Truth =>
  Object.fromEntries([...recordOf(street)].map(([key, record]) => [key, truthOfShop(street, record)]))

const truthOfShop = (street: Street, record: ShopRecord): ShopTruth => {
  const channels = new Map(record.shop.channels.map((channel) => [channel.key, channel]))
  const sessions = [...record.devices].flatMap(([id, { received }]) => sessionsOf(id, received, channels))
  const counted = sessions.flatMap((session) => countedOf(record, session) ?? [])
  const ofPerson = new Map<string, CountedSession[]>()
  for (const session of counted)
    if (session.person) ofPerson.set(session.person, [...(ofPerson.get(session.person) ?? []), session])

  const stores = record.shop.stores.map(({ key }) => [
    key,
    {
      daily: dailyOf(street, record, key),
      spans: spansOf(street).map((span) => ({ ...span, ways: waysOf(record, key, span, counted, ofPerson) })),
    },
  ])
  const touches = [...ofPerson].map(([person, own]) => {
    const first = [...own].sort((a, b) => a.startedAt - b.startedAt)[0]
    const fan = record.fans.get(person)
    return [
      person,
      { first: first ? wayOf(first) : null, lastBeforeFan: fan ? lastTouch(ofPerson, fan) : null },
    ]
  })
  return {
    stores: Object.fromEntries(stores),
    sessions,
    touches: Object.fromEntries(touches),
    clientEvents: record.clientEvents,
  }
}

/** A session as it counts: not of a machine, not of staff; of whoever was signed in, or of whom the device is unless many share it. */
const countedOf = ({ devices, staff }: ShopRecord, session: TrueSession): CountedSession | null => {
  const device = devices.get(session.visitorId)
  if (!device || device.isBot) return null
  const person = session.signedIn ?? (device.isShared ? null : device.owner)
  return person && staff.has(person) ? null : { ...session, person }
}

const wayOf = ({ channel, source }: TrueSession) => channel ?? source

/** The latest way that was not direct, in the 30 days before. */
const lastTouch = (ofPerson: Map<string, CountedSession[]>, act: { person: string; at: number }): string => {
  const before = (ofPerson.get(act.person) ?? []).filter(
    ({ startedAt, source }) => source !== 'direct' && act.at - LOOKS_BACK <= startedAt && startedAt <= act.at,
  )
  const last = before.sort((a, b) => a.startedAt - b.startedAt).at(-1)
  return last ? wayOf(last) : 'direct'
}

/** What came to a store by which way: openings by a made channel count for the store of the channel, others for the first one they were about. */
const waysOf = (
  record: ShopRecord,
  storeKey: string,
  { from, to }: Span,
  counted: CountedSession[],
  ofPerson: Map<string, CountedSession[]>,
): Record<string, Channelled> => {
  const ways: Record<string, Channelled> = {}
  const rowOf = (way: string) => {
    ways[way] ??= { sessions: 0, visitors: 0, fans: 0, members: 0, visits: 0 }
    return ways[way]
  }
  const isWithin = (at: number) => from <= dayOf(at) && dayOf(at) <= to
  const devices = new Set<string>()
  for (const session of counted) {
    const made = record.shop.channels.find(({ key }) => key === session.channel)
    const countsFor = made ? made.storeKey : session.storeKey
    if (countsFor !== storeKey || !isWithin(session.startedAt)) continue
    const row = rowOf(wayOf(session))
    row.sessions += 1
    const device = `${wayOf(session)} ${session.visitorId}`
    if (!devices.has(device)) row.visitors += 1
    devices.add(device)
  }
  for (const kind of ['fans', 'members', 'visits'] as const)
    for (const act of record[kind].values())
      if (act.storeKey === storeKey && isWithin(act.at)) rowOf(lastTouch(ofPerson, act))[kind] += 1
  return ways
}

const dailyOf = (street: Street, record: ShopRecord, storeKey: string): Record<string, Daily> => {
  const daily: Record<string, Daily> = {}
  const rowOf = (on: string) => {
    daily[on] ??= { visits: 0, fans: 0, members: 0, bookings: 0, claims: 0, redemptions: 0, visitors: 0 }
    return daily[on]
  }
  for (let index = 0; index < street.days; index++) rowOf(daysLater(street.firstDay, index))
  for (const kind of ['visits', 'fans', 'members', 'bookings', 'claims', 'redemptions'] as const)
    for (const act of record[kind].values()) if (act.storeKey === storeKey) rowOf(dayOf(act.at))[kind] += 1
  const seen = new Set<string>()
  for (const [visitorId, { received, isBot, isShared, owner }] of record.devices)
    for (const { at, person, ...event } of received) {
      const who = person ?? (isShared ? null : owner) ?? visitorId
      if (isBot || record.staff.has(who) || event.storeKey !== storeKey) continue
      const key = `${dayOf(at)} ${who}`
      if (!seen.has(key)) rowOf(dayOf(at)).visitors += 1
      seen.add(key)
    }
  return daily
}
