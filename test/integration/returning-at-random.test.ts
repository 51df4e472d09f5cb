import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askRetention } from '../../api/_insights/retention/ask-retention.js'
import { listReturned } from '../../api/_insights/retention/list-returned.js'
import { dayAfter } from '../../api/_platform/clock.js'
import type { MerchantContext } from '../../api/_platform/context.js'
import { anyRetention, anyWorld } from '../support/funnels/arbitrary.js'
import { whoDidAny } from '../support/funnels/expected.js'
import { openGround, openWorld, type Places, partAt, tellPart, unitOf } from '../support/funnels/tell.js'
import { PARTS, type World } from '../support/funnels/world.js'
import { scale } from '../support/scale.js'

let { ground, close } = {} as Awaited<ReturnType<typeof openGround>>

beforeAll(async () => {
  ;({ ground, close } = await openGround())
})
afterAll(() => close?.())

const FIRST_DAY = '2026-11-02'
const LAST = 2
const MINUTES = 1_440
type Asked = Parameters<Parameters<typeof anyRetention.map>[0]>[0]

/** By day of a cohort, then by days after it: who is in the cell. Written from the rules, person by person. */
const expectedOf = (world: World, { target, returning, kind, atLeast, store, periods }: Asked) => {
  const didBy = (matches: Asked['target']) => {
    const did = whoDidAny(world, { matches, store, part: PARTS - 1 })
    return (who: string, day: number) =>
      did.filter((one) => one.who === who && Math.floor(one.at / MINUTES) === day).length
  }
  const [targets, returns] = [didBy(target), didBy(returning)]
  const everybody = [
    ...new Set(whoDidAny(world, { matches: target, store, part: PARTS - 1 }).map(({ who }) => who)),
  ]
  const days = Array.from({ length: periods }, (_, index) => LAST - periods + 1 + index)
  return days.map((day) => {
    const isFirst = (who: string) =>
      Array.from({ length: day }).every((_, early) => targets(who, early) === 0)
    const cohort = everybody.filter((who) => targets(who, day) > 0 && (kind === 'recurring' || isFirst(who)))
    const later = days.filter((other) => other > day)
    return [cohort, ...later.map((other) => cohort.filter((who) => returns(who, other) >= atLeast))].map(
      (whos) => whos.sort(),
    )
  })
}

const cellsOf = async (ctx: MerchantContext, places: Places, { store, periods, ...asked }: Asked) => {
  const storeId = store === null ? null : (places.stores[store] ?? null)
  const question = { ...asked, storeId, unit: 'day' as const }
  const { cohorts } = await askRetention(ctx, { ...question, periods, to: dayAfter(FIRST_DAY, LAST) })
  const namesOf = async (on: string, after: number, who: 'came' | 'away') =>
    (await listReturned(ctx, { ...question, on, after, who }))
      .map((one) => unitOf(places, { ...one, session: 0 }))
      .sort()
  const all = []
  for (const { on, counts } of cohorts) {
    const cells = []
    for (const [after, count] of counts.entries()) {
      const came = await namesOf(on, after, 'came')
      expect(came).toHaveLength(count)
      cells.push(came)
      if (after > 0) expect([...came, ...(await namesOf(on, after, 'away'))].sort()).toEqual(cells[0])
    }
    all.push(cells)
  }
  return all
}

describe('promise 1 of retention: random events against a slow and obvious reading, every cell by name', () => {
  it(
    `${scale(60, 2_000)} stories: no difference, and whoever is counted in a cell is behind it`,
    async () => {
      let [counted, before] = [0, 0]
      await fc.assert(
        fc.asyncProperty(anyWorld, anyRetention, async (world, asked) => {
          const places = await openWorld(ground, world)
          for (let part = 0; part < PARTS; part++) await tellPart(ground, places, world, part)
          const ctx = { ...ground, merchantId: places.merchantId, now: partAt(PARTS - 1) }
          const expected = expectedOf(world, asked)
          counted += expected.flat(2).length
          if (asked.kind === 'first' && asked.periods <= LAST) before += 1
          expect(await cellsOf(ctx, places, asked)).toEqual(expected)
        }),
        { seed: 20_261_130, numRuns: scale(60, 2_000), endOnFailure: true },
      )
      // Stories in which nobody does anything, or nobody had done it before, would prove nothing.
      expect(counted).toBeGreaterThan(scale(60, 2_000))
      expect(before).toBeGreaterThan(scale(10, 300))
    },
    scale(120_000, 1_200_000),
  )
})
