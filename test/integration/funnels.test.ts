import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveOutcomes } from '../../api/_insights/funnels/ask-funnel.js'
import type { Outcome } from '../../api/_insights/funnels/outcomes.js'
import { outcomesOf } from '../../api/_insights/funnels/read-funnel.js'
import { rollUp } from '../../api/_insights/funnels/roll-up.js'
import { dayAfter } from '../../api/_platform/clock.js'
import { newId } from '../../api/_platform/ids.js'
import { inTransaction } from '../../api/_platform/transaction.js'
import { anyAsked, anyWorld } from '../support/funnels/arbitrary.js'
import { type Expected, expectedOf } from '../support/funnels/expected.js'
import {
  labelOf,
  MIDNIGHT,
  openGround,
  openWorld,
  type Places,
  partAt,
  tellPart,
  unitOf,
} from '../support/funnels/tell.js'
import { type Asked, PARTS, type World } from '../support/funnels/world.js'
import { scale } from '../support/scale.js'

let { ground, close } = {} as Awaited<ReturnType<typeof openGround>>

beforeAll(async () => {
  ;({ ground, close } = await openGround())
})
afterAll(() => close?.())

const FIRST_DAY = '2026-11-02'
const daysOf = ({ from, to }: Asked) => ({ from: dayAfter(FIRST_DAY, from), to: dayAfter(FIRST_DAY, to) })

const told = (all: Expected[]) =>
  all.map(({ unit, times, group }) => `${unit}: ${times.join(' ')} in ${JSON.stringify(group)}`).sort()

const saidBy = (places: Places, outcomes: Outcome[]): string[] =>
  told(
    outcomes.map((outcome) => ({
      unit: unitOf(places, outcome),
      times: outcome.at.map((at) => (at - MIDNIGHT) / 1_000),
      group: outcome.split?.map((value) => labelOf(places, value)) ?? null,
    })),
  )

/** Tells a story part by part; after each, what the ledger says now and what is rolled up. */
const live = async (world: World, asked: Asked) => {
  const places = await openWorld(ground, world)
  const { merchantId } = places
  const { definition } = asked
  const storeId = asked.store === null ? null : (places.stores[asked.store] ?? null)
  const funnel = newId('fnl', new Date(MIDNIGHT))
  const scope = { storeId, timeZone: 'Asia/Shanghai' }
  const kept = { funnel, storeId, name: '漏斗', ready: false, definition }
  const said: { part: number; asked: string[]; rolled: string[] }[] = []
  for (let part = 0; part < PARTS; part++) {
    await tellPart(ground, places, world, part)
    const ctx = { ...ground, merchantId, now: partAt(part) }
    await inTransaction(ground.db, (tx) => rollUp({ ...ctx, db: tx }, storeId, [kept]))
    const split = definition.breakdown ? ('own' as const) : ('none' as const)
    const rolled = await outcomesOf(ctx, { funnel: kept, scope, days: daysOf(asked), split })
    expect(rolled.rolledAt).toEqual(ctx.now)
    said.push({
      part,
      asked: saidBy(places, await liveOutcomes(ctx, scope, definition, daysOf(asked))),
      rolled: saidBy(places, rolled.outcomes),
    })
  }
  return said
}

describe('promise 1 of funnels: random events against a slow and obvious evaluator, counted live and rolled up', () => {
  it(
    `${scale(300, 10_000)} stories, each in ${PARTS} parts: no difference`,
    async () => {
      let entered = 0
      await fc.assert(
        fc.asyncProperty(anyWorld, anyAsked, async (world, asked) => {
          for (const { part, asked: ours, rolled } of await live(world, asked)) {
            const expected = told(expectedOf(world, asked, part))
            entered += expected.length
            expect({ part, of: 'the ledger', said: ours }).toEqual({ part, of: 'the ledger', said: expected })
            expect({ part, of: 'the roll-up', said: rolled }).toEqual({
              part,
              of: 'the roll-up',
              said: expected,
            })
          }
        }),
        { seed: 20_261_129, numRuns: scale(300, 10_000), endOnFailure: true },
      )
      // Stories in which nobody does anything would prove nothing.
      expect(entered).toBeGreaterThan(scale(300, 10_000))
    },
    scale(300_000, 2_400_000),
  )
})
