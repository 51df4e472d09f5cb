import type { Breakdown, EventMatch, FunnelDefinition } from '../../../api/_insights/funnels/contract.js'
import { bestAttempt, type Seen } from './reference.js'
import { type Asked, type Doing, STORE_IDS, type World } from './world.js'

/** What a slow reading of the story says: of each unit when it took its steps, and its group; null is in none. */
export type Expected = { unit: string; times: number[]; group: string[] | null }

type Did = Seen & { doing: Doing; values: string[] }
type Touch = { at: number; way: string; source: string; scene: string }

const MINUTE = 60
const DAY = 1_440
const TOUCH_MINUTES = 30 * DAY

/** The story as far as its part `part` tells it, through a funnel. Ids are called by their places: `sto_0`, `chn_1`. */
export const expectedOf = (
  world: World,
  { definition, store, from, to }: Asked,
  part: number,
): Expected[] => {
  const span = { start: from * DAY * MINUTE, end: (to + 1) * DAY * MINUTE }
  const units = new Map<string, Did[]>()
  const { steps, exclusions, breakdown, per, order } = definition
  for (const doing of [...world.doings, ...visitsOf(world)]) {
    if (doing.part > part || doing.staff || doing.bot || (store !== null && doing.store !== store)) continue
    const unit = per === 'session' ? useOf(world, doing, part) : whoDid(world, doing, part)
    if (unit === null) continue
    const did = {
      ...{ doing, at: doing.at * MINUTE },
      steps: placesOf(
        steps.map(({ events }) => events),
        doing,
      ),
      excludes: placesOf(
        exclusions.map(({ events }) => events),
        doing,
      ),
      values: breakdown?.by === 'step' ? breakdown.properties.map((name) => carriedValue(doing, name)) : [],
    }
    if (order !== 'strict' && did.steps.length === 0 && did.excludes.length === 0) continue
    units.set(unit, [...(units.get(unit) ?? []), did])
  }
  const rules = {
    ...{ steps: steps.length, order, window: definition.windowSeconds, exclusions },
    within: steps.map(({ withinSeconds }) => withinSeconds ?? null),
  }
  return [...units].flatMap(([unit, all]) => {
    const events = [...all].sort(inOrder)
    const times = bestAttempt(rules, events, span)
    if (!times) return []
    return [
      { unit, times, group: groupOf(world, definition.breakdown, { unit, events, times, part, definition }) },
    ]
  })
}

/** At one moment by what they can be, then by where they were, then by what they carry. */
const inOrder = (one: Did, other: Did) =>
  one.at - other.at ||
  weight(one) - weight(other) ||
  (one.doing.store ?? -1) - (other.doing.store ?? -1) ||
  compare(carried(one.doing), carried(other.doing))
/** As PostgreSQL writes it: shorter names first, and a bracket at the end, which comes after a comma. */
const carried = ({ properties }: Doing) => {
  const entries = Object.entries(properties)
    .sort(([one], [other]) => one.length - other.length || compare(one, other))
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
  return `{${entries.join(', ')}}`
}
const weight = ({ steps, excludes }: Did) =>
  [...steps.map((step) => 2 ** step), ...excludes.map((index) => 2 ** (index + 8))].reduce(
    (sum, bit) => sum + bit,
    0,
  )
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

const placesOf = (all: EventMatch[][], doing: Doing) =>
  all.flatMap((matches, index) => (matches.some((match) => isMatch(match, doing)) ? [index] : []))

const isMatch = ({ event, filters }: EventMatch, { name, properties, store }: Doing) =>
  name === event &&
  filters.every(({ property, is, values }) => {
    const value = property === 'store' ? STORE_IDS[store ?? -1] : properties[property]
    if (is === 'oneOf') return value !== undefined && values.includes(value)
    if (is === 'noneOf') return value === undefined || !values.includes(value)
    if (typeof value !== 'number') return false
    return is === 'atLeast' ? value >= Number(values[0]) : value <= Number(values[0])
  })

const carriedValue = ({ properties, store }: Doing, name: string) =>
  name === 'store' ? (store === null ? '' : `sto_${store}`) : String(properties[name] ?? '')

/** Visits are of people, and of no device. */
const visitsOf = ({ visits }: World): Doing[] =>
  visits.map(({ person, store, at }) => ({
    ...{
      part: 0,
      at,
      name: 'visited',
      person,
      device: null,
      store,
      staff: false,
      bot: false,
      properties: {},
    },
  }))

const isAt = (from: number | null | undefined, part: number) =>
  from !== null && from !== undefined && from <= part

const becameOf = ({ people }: World, person: number, part: number) => {
  const merged = people[person]?.mergedInto
  return merged && merged.part <= part ? merged.person : person
}

const ownerOf = (world: World, device: number | null, part: number) => {
  const owned = device === null ? null : world.devices[device]
  if (!owned?.person || owned.person.part > part || isAt(owned.sharedFrom, part)) return null
  return owned.person.person
}

const whoIs = (world: World, person: number | null, device: number | null, part: number): string | null => {
  if (device !== null && isAt(world.devices[device]?.botFrom, part)) return null
  const whose = person ?? ownerOf(world, device, part)
  if (whose === null) return device === null ? null : `device ${device}`
  const became = becameOf(world, whose, part)
  const all = world.people.flatMap((_, index) => (becameOf(world, index, part) === became ? [index] : []))
  const isStaff = all.some((index) => isAt(world.people[index]?.staffFrom, part))
  return isStaff || world.people[became]?.erased || world.people[whose]?.erased ? null : `person ${became}`
}

const whoDid = (world: World, { person, device }: Doing, part: number) => whoIs(world, person, device, part)

/** The use of the app in which it lay: the last that began before, for uses have no gaps in these stories. */
const useOf = (world: World, doing: Doing, part: number): string | null => {
  if (doing.device === null || doing.name === 'visited' || isServers(doing.name)) return null
  if (whoDid(world, doing, part) === null) return null
  const began = useAt(world, doing.device, doing.at)
  return began === null ? null : `device ${doing.device} ${began}`
}

const isServers = (name: string) => /^(fan_gained|member_joined|voucher_claimed|voucher_redeemed)$/.test(name)

const useAt = ({ devices }: World, device: number, at: number): number | null => {
  const began = (devices[device]?.uses ?? []).map((use) => use.at).filter((start) => start <= at)
  return began.length > 0 ? Math.max(...began) : null
}

type Found = { unit: string; events: Did[]; times: number[]; part: number; definition: FunnelDefinition }

const groupOf = (world: World, breakdown: Breakdown | null, found: Found): string[] | null => {
  if (!breakdown) return null
  if (breakdown.by === 'step') return takenBy(found)[breakdown.step - 1]?.values ?? null
  const came = touchesOf(world, found)
  const last = (found.times.at(-1) ?? 0) / MINUTE
  const touch =
    breakdown.by === 'firstTouch'
      ? came[0]
      : came
          .filter(({ source, at }) => source !== 'direct' && at <= last && at >= last - TOUCH_MINUTES)
          .at(-1)
  return breakdown.properties.map((name) => touch?.[name] ?? '')
}

/** The events that took the steps at these times: the first in their order that let the others be taken too. */
const takenBy = ({ events, times, definition }: Found): Did[] => {
  if (definition.order === 'unordered') return takenInAnyOrder(events, times, definition.steps.length)
  const take = (used: Did[]): Did[] | null => {
    if (used.length === times.length) return used
    for (const event of events)
      if (event.at === times[used.length] && event.steps.includes(used.length) && !used.includes(event)) {
        const all = take([...used, event])
        if (all) return all
      }
    return null
  }
  return take([]) ?? []
}

/** One event after another is taken if it makes room for one more different step. */
const takenInAnyOrder = (events: Did[], times: number[], steps: number): Did[] => {
  const begins = events.findIndex(({ at, steps: own }) => at === times[0] && own.length > 0)
  const taken: Did[] = []
  for (const event of events.slice(begins))
    if (taken.length < steps && event.at <= (times.at(-1) ?? 0) && isMore([...taken, event]))
      taken.push(event)
  return taken
}

const isMore = (events: Did[], used: number[] = []): boolean => {
  const [event, ...rest] = events
  return !event || event.steps.some((step) => !used.includes(step) && isMore(rest, [...used, step]))
}

const touchesOf = (world: World, { unit, part, definition }: Found): Touch[] =>
  world.devices
    .flatMap((device, index) =>
      device.uses
        .map((use) => ({ ...use, index, unit: `device ${index} ${use.at}` }))
        .filter((use) => {
          if (definition.per === 'session') return use.unit === unit
          return whoIs(world, use.person, index, part) === unit
        }),
    )
    .sort((one, other) => one.at - other.at || one.index - other.index)
    .map(({ at, channel, source, scene }) => ({
      ...{ at, source, scene: scene === null ? '' : String(scene) },
      way: channel === null ? source : `chn_${channel}`,
    }))

/** Who did any of these, and in which minutes, as far as the story’s part `part` tells it; of all stores where `store` is null. */
export const whoDidAny = (
  world: World,
  { matches, store, part }: { matches: EventMatch[]; store: number | null; part: number },
): { who: string; at: number }[] =>
  [...world.doings, ...visitsOf(world)].flatMap((doing) => {
    if (doing.part > part || doing.staff || doing.bot || (store !== null && doing.store !== store)) return []
    const who = whoDid(world, doing, part)
    return who !== null && matches.some((match) => isMatch(match, doing)) ? [{ who, at: doing.at }] : []
  })
