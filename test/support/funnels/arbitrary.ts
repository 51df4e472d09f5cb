import fc from 'fast-check'
import { type EventMatch, FunnelDefinition } from '../../../api/_insights/funnels/contract.js'
import { type Asked, CHANNELS, type Doing, PARTS, STORE_IDS, STORES, type World } from './world.js'

const PEOPLE = 3
const DEVICES = 2
/** Days that stories take, with a midnight or two among them. */
const DAYS = 3

const CLIENTS = ['page_viewed', 'offer_viewed', 'table_chosen'] as const
const SERVERS = ['voucher_claimed', 'voucher_redeemed'] as const
const EVERYTHING = [...CLIENTS, ...SERVERS, 'visited']
const PAGES = ['home', 'menu']

const rarely = fc.nat({ max: 11 }).map((number) => number === 0)
const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 2) => fc.option(arbitrary, { freq })
const upTo = (max: number) => fc.integer({ min: 0, max })
const part = upTo(PARTS - 1)

// Few minutes, so that many events share one, and windows end on events; some around midnight.
const minute = fc
  .tuple(upTo(DAYS - 1), fc.constantFrom(0, 1, 2, 3, 5, 8, 600, 601, 605, 1_430, 1_435, 1_439))
  .map(([day, time]) => day * 1_440 + time)

const properties = (name: string): fc.Arbitrary<Doing['properties']> => {
  if (name === 'page_viewed')
    return fc.record({ page: fc.constantFrom(...PAGES), seconds: upTo(2) }, { requiredKeys: [] })
  if (name === 'table_chosen') return fc.record({ partySize: upTo(3) }, { requiredKeys: [] })
  return fc.constant({})
}

const client: fc.Arbitrary<Doing> = fc.constantFrom(...CLIENTS).chain((name) =>
  fc.record({
    ...{ part, at: minute, name: fc.constant(name), person: maybe(upTo(PEOPLE - 1), 1) },
    ...{ device: upTo(DEVICES - 1), store: maybe(upTo(STORES - 1), 4), properties: properties(name) },
    staff: rarely,
    bot: rarely,
  }),
)
const server: fc.Arbitrary<Doing> = fc.record({
  ...{ part, at: minute, name: fc.constantFrom(...SERVERS), person: maybe(upTo(PEOPLE - 1), 5) },
  ...{ device: fc.constant(null), store: maybe(upTo(STORES - 1), 4), properties: fc.constant({}) },
  ...{ staff: fc.constant(false), bot: fc.constant(false) },
})

const use = fc
  .record({
    at: minute,
    person: maybe(upTo(PEOPLE - 1), 1),
    channel: maybe(upTo(CHANNELS - 1), 1),
    source: fc.constantFrom('direct', 'search', 'chat'),
    scene: maybe(fc.constantFrom(0, 1005), 1),
  })
  .map((made) => (made.channel === null ? made : { ...made, source: 'poster' }))

export const anyWorld: fc.Arbitrary<World> = fc
  .record({
    people: fc.array(
      fc.record({
        mergedInto: maybe(fc.record({ person: upTo(PEOPLE - 1), part }), 1),
        staffFrom: fc.constantFrom(null, null, null, null, null, 0, 1),
        erased: fc.constantFrom(false, false, false, false, false, true),
      }),
      { minLength: PEOPLE, maxLength: PEOPLE },
    ),
    devices: fc.array(
      fc.record({
        person: maybe(fc.record({ person: upTo(PEOPLE - 1), part }), 3),
        sharedFrom: fc.constantFrom(null, null, null, null, 1),
        botFrom: fc.constantFrom(null, null, null, null, null, 1, 2),
        uses: fc.uniqueArray(use, { selector: ({ at }) => at, minLength: 1, maxLength: 3 }),
      }),
      { minLength: DEVICES, maxLength: DEVICES },
    ),
    doings: fc.array(fc.oneof({ weight: 3, arbitrary: client }, { weight: 1, arbitrary: server }), {
      ...{ minLength: 16, maxLength: 40 },
    }),
    visits: fc.array(fc.record({ person: upTo(PEOPLE - 1), store: upTo(STORES - 1), at: minute }), {
      maxLength: 3,
    }),
  })
  .map((world) => ({ ...world, people: onlyIntoOthers(world.people) }))

/** Nobody becomes themselves, nor somebody who became another. */
const onlyIntoOthers = (people: World['people']) =>
  people.map((person, index) => {
    const into = person.mergedInto?.person
    const fits =
      into !== undefined && into < index && index === people.length - 1 && !people[into]?.mergedInto
    return fits ? person : { ...person, mergedInto: null }
  })

const inStore = fc.record({
  property: fc.constant('store'),
  is: fc.constantFrom('oneOf' as const, 'noneOf' as const),
  values: fc.constantFrom(STORE_IDS.slice(0, 1), STORE_IDS),
})

const match = (names: readonly string[]): fc.Arbitrary<EventMatch> =>
  fc.constantFrom(...names).chain((event) => {
    const filter =
      event === 'page_viewed'
        ? fc.oneof<fc.Arbitrary<EventMatch['filters'][number]>[]>(
            fc.record({
              ...{ property: fc.constant('page'), is: fc.constantFrom('oneOf' as const, 'noneOf' as const) },
              values: fc.constantFrom(['home'], ['menu'], ['home', 'menu']),
            }),
            fc.record({
              ...{
                property: fc.constant('seconds'),
                is: fc.constantFrom('atLeast' as const, 'atMost' as const),
              },
              values: fc.constantFrom([0], [1]),
            }),
          )
        : null
    return fc.record({
      event: fc.constant(event as EventMatch['event']),
      filters: fc
        .tuple(
          filter ? fc.array(filter, { maxLength: 1 }) : fc.constant<EventMatch['filters']>([]),
          maybe(inStore, 1),
        )
        .map(([filters, store]) => (store ? [...filters, store] : filters)),
    })
  })

const matches = (names: readonly string[]) => fc.array(match(names), { minLength: 1, maxLength: 2 })

/** Windows in seconds that end on the minutes of events, or between them. */
const seconds = fc.constantFrom(60, 120, 180, 300, 299, 3_600, 36_000, 86_400, 172_800)

const exclusion = (names: readonly string[]) =>
  fc.record({ events: matches(names), from: fc.constantFrom(1, 2), to: fc.constantFrom(2, 3, 4) })

const shape = fc
  .record({
    per: fc.constantFrom('person' as const, 'person' as const, 'person' as const, 'session' as const),
    order: fc.constantFrom('ordered', 'ordered', 'ordered', 'strict', 'unordered' as const),
    many: fc.integer({ min: 2, max: 4 }),
  })
  .chain(({ per, order, many }) => {
    const names = per === 'session' ? CLIENTS : EVERYTHING
    const hasOrder = order !== 'unordered'
    return fc.record({
      ...{ per: fc.constant(per), order: fc.constant(order), windowSeconds: seconds },
      steps: fc.array(
        fc.record({
          ...{ words: fc.constant('一步'), events: matches(names) },
          withinSeconds: hasOrder ? fc.option(seconds, { freq: 1, nil: undefined }) : fc.constant(undefined),
        }),
        { minLength: many, maxLength: many },
      ),
      exclusions: fc.array(exclusion(names), { maxLength: hasOrder ? 2 : 0 }),
      breakdown: maybe(
        fc.oneof(
          fc.record({
            by: fc.constantFrom('firstTouch' as const, 'lastTouch' as const),
            properties: fc.constantFrom(['way' as const], ['source' as const, 'scene' as const]),
          }),
          fc.record({
            ...{ by: fc.constant('step' as const), step: fc.integer({ min: 1, max: many }) },
            properties: fc.constantFrom(['page'], ['seconds', 'page'], ['store'], ['store', 'partySize']),
          }),
        ),
        3,
      ),
    })
  })

const anyDefinition: fc.Arbitrary<FunnelDefinition> = shape.map((made) =>
  FunnelDefinition.parse({
    ...made,
    steps: made.steps.map(({ withinSeconds, ...step }, index) =>
      index > 0 && withinSeconds ? { ...step, withinSeconds } : step,
    ),
    exclusions: made.exclusions.filter(({ from, to }) => from < to && to <= made.steps.length),
  }),
)

export const anyAsked: fc.Arbitrary<Asked> = fc
  .record({
    definition: anyDefinition,
    store: maybe(upTo(STORES - 1), 1),
    from: upTo(DAYS - 1),
    days: upTo(DAYS - 1),
  })
  .map(({ days, ...asked }) => ({ ...asked, to: asked.from + days }))

/** Who did one of these first of all, or in any of the days from `from` on, and came again by one of those. */
export const anyRetention = fc.record({
  ...{ target: matches(EVERYTHING), returning: matches(EVERYTHING) },
  kind: fc.constantFrom('first' as const, 'first' as const, 'recurring' as const),
  ...{
    atLeast: fc.constantFrom(1, 1, 2),
    store: maybe(upTo(STORES - 1), 1),
    periods: fc.integer({ min: 2, max: DAYS }),
  },
})
