import fc from 'fast-check'
import { expect, it } from 'vitest'
import { demoStreet } from '../../../db/seed/demo-street.js'
import { daysOf } from '../../../db/seed/street/days.js'
import type { Step } from '../../../db/seed/street/steps.js'
import { at, type Cause, dayOf, daysLater, type Street } from '../../../db/seed/street/street.js'
import { sessionsOf } from '../../support/street/sessions.js'
import { testStreet } from '../../support/street/shops.js'
import { spansOf, type Truth, truthOf } from '../../support/street/truth.js'

const FIRST_DAY = '2026-09-21'
const MINUTE = 60_000

const streetOf = (seed: number, causes: Cause[] = [], days = 12): Street =>
  testStreet({
    ...{ seed, firstDay: FIRST_DAY, days, shops: 1, storesEach: 2, guestsPerStore: 20, passersPerStore: 10 },
    causes,
  })

const stepsOf = (street: Street): Step[] => [...daysOf(street)].flatMap(({ steps }) => steps)

const sumOf = (truth: Truth, what: 'fans' | 'members' | 'claims' | 'redemptions') =>
  Object.values(truth)
    .flatMap(({ stores }) => Object.values(stores))
    .flatMap(({ daily }) => Object.values(daily))
    .reduce((sum, day) => sum + day[what], 0)

it('the same seed tells the same story and has the same truth, another seed another', () => {
  expect(stepsOf(streetOf(1))).toEqual(stepsOf(streetOf(1)))
  expect(truthOf(streetOf(1))).toEqual(truthOf(streetOf(1)))
  expect(stepsOf(streetOf(2))).not.toEqual(stepsOf(streetOf(1)))
})

it('has somebody for everything that is to be told apart', () => {
  const street = streetOf(1, [], 21)
  const kinds = new Set(stepsOf(street).map((step) => step.do))
  const deeds = ['signIn', 'send', 'book', 'cancel', 'seat', 'noShow', 'claim', 'redeem', 'like', 'join']
  expect([...kinds].sort()).toEqual([...deeds].sort())
  const sendings = stepsOf(street).flatMap((step) => (step.do === 'send' ? step : []))
  const delays = sendings.map(({ at: arrived, events }) => arrived - (events.at(-1)?.at ?? 0))
  expect(Math.max(...delays)).toBeGreaterThan(60 * MINUTE)
  const ids = sendings.flatMap(({ events }) => events.map(({ id }) => id))
  expect(new Set(ids).size).toBeLessThan(ids.length)
  expect(sendings.some(({ agent }) => agent !== null)).toBe(true)
  expect(Math.max(...sendings.map(({ skew }) => Math.abs(skew)))).toBeGreaterThan(60 * MINUTE)
})

it('tells its days in order of time, and sends nothing before it happened', () => {
  let before = 0
  for (const { on, steps } of daysOf(streetOf(3)))
    for (const step of steps) {
      expect(dayOf(step.at)).toBe(on)
      expect(step.at).toBeGreaterThanOrEqual(before)
      before = step.at
      if (step.do === 'send') for (const event of step.events) expect(event.at).toBeLessThanOrEqual(step.at)
    }
})

it('a truth adds up: whatever the seed, ways and weeks sum to the whole, and nobody joins twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const street = streetOf(seed)
      const truth = truthOf(street)
      const guests = street.people.filter(({ signsIn, isStaff }) => signsIn !== 'never' && !isStaff).length
      expect(sumOf(truth, 'members')).toBeLessThanOrEqual(sumOf(truth, 'fans'))
      expect(sumOf(truth, 'fans')).toBeLessThanOrEqual(guests)
      expect(sumOf(truth, 'redemptions')).toBeLessThanOrEqual(sumOf(truth, 'claims'))
      for (const { stores, sessions } of Object.values(truth)) {
        for (const { daily, spans } of Object.values(stores)) {
          const days = Object.values(daily)
          const [whole, ...weeks] = spans.map(({ ways }) => Object.values(ways))
          for (const what of ['visits', 'fans', 'members'] as const) {
            const byDay = days.reduce((sum, day) => sum + day[what], 0)
            expect(whole?.reduce((sum, way) => sum + way[what], 0)).toBe(byDay)
            expect(weeks.flat().reduce((sum, way) => sum + way[what], 0)).toBe(byDay)
          }
          for (const way of spans.flatMap(({ ways }) => Object.values(ways)))
            expect(way.visitors).toBeLessThanOrEqual(way.sessions)
        }
        for (const { startedAt, endedAt, pages, events } of sessions) {
          expect(startedAt).toBeLessThanOrEqual(endedAt)
          expect(pages).toBeLessThanOrEqual(events)
        }
      }
    }),
    { numRuns: 8 },
  )
})

it('weeks follow each other and end with the street', () => {
  expect(spansOf({ firstDay: FIRST_DAY, days: 10 })).toEqual([
    { from: '2026-09-21', to: '2026-09-30' },
    { from: '2026-09-21', to: '2026-09-27' },
    { from: '2026-09-28', to: '2026-09-30' },
  ])
})

it('a poster that falls silent brings nobody from its day on', () => {
  const from = daysLater(FIRST_DAY, 6)
  const channel = 'shop-0-store-0-poster'
  const usesOf = (causes: Cause[]) =>
    stepsOf(streetOf(5, causes))
      .flatMap((step) => (step.do === 'send' ? step.events : []))
      .filter(({ way, at: when }) => way?.channel === channel && when >= at(from, 0)).length
  expect(usesOf([])).toBeGreaterThan(0)
  expect(usesOf([{ kind: 'channelFallsSilent', channel, from }])).toBe(0)
})

it('a clerk who redeems at night does so after closing, from that day on', () => {
  const from = daysLater(FIRST_DAY, 4)
  const late = (causes: Cause[]) =>
    stepsOf(streetOf(5, causes)).filter(
      (step) => step.do === 'redeem' && step.at >= at(dayOf(step.at), 23 * 60) && step.at >= at(from, 0),
    ).length
  expect(late([])).toBe(0)
  expect(late([{ kind: 'nightRedemptions', storeKey: 'shop-0-store-0', from }])).toBeGreaterThan(0)
})

it.each([
  ['30 minutes to the millisecond go on', 30 * MINUTE, null, 1],
  ['one millisecond more ends a session', 30 * MINUTE + 1, null, 2],
  ['another way begins one at once', MINUTE, { channel: null, scene: 1007, kind: 'chat' as const }, 2],
  ['coming back directly goes on', MINUTE, { channel: null, scene: 1089, kind: 'direct' as const }, 1],
  [
    'a code that is nobody’s counts by its scene',
    MINUTE,
    { channel: 'x', scene: 1047, kind: 'scan' as const },
    1,
  ],
])('the referee: %s', (_, pause, way, count) => {
  const event = { sequence: 1, page: true, storeKey: null, person: null }
  const first = { ...event, at: 0, way: { channel: null, scene: 1047, kind: 'scan' as const } }
  expect(sessionsOf('device', [{ ...event, at: pause, way }, first], new Map())).toHaveLength(count)
})

it('on the way to a table some let it be at each step, and whoever is left comes by a booking', () => {
  const noted = stepsOf(demoStreet('2026-11-25', 3)).flatMap((step) =>
    step.do === 'send' ? step.events.map(({ name }) => ({ name, who: step.visitorId })) : [],
  )
  const who = (name: string) =>
    new Set(noted.filter((event) => event.name === name).map((event) => event.who)).size
  const [looked, chose, sent] = ['booking_started', 'table_chosen', 'booking_submitted'].map(who)
  expect(looked).toBeGreaterThan(chose ?? 0)
  expect(chose).toBeGreaterThan(sent ?? 0)
  expect(sent).toBeGreaterThan(20)
})
