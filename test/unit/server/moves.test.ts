import { describe, expect, it } from 'vitest'
import { movesOf } from '../../../api/_insights/figures/moves.js'

const moves = (counts: Record<string, [before: number, now: number]>) =>
  Object.fromEntries(
    movesOf(new Map(Object.entries(counts).map(([dish, [before, now]]) => [dish, { before, now }]))),
  )

describe('a dish', () => {
  it('moves when its share in all interest did, more than chance makes it', () => {
    const menu = { 红烧肉: [40, 90], 虾: [90, 40], 鱼: [60, 62], 面: [30, 29] } satisfies Parameters<
      typeof moves
    >[0]
    expect(moves(menu)).toEqual({ 红烧肉: 'rising', 虾: 'falling' })
  })

  it('does not fall with a quiet week that all fall in', () => {
    expect(moves({ 红烧肉: [100, 50], 虾: [80, 41], 鱼: [120, 60], 面: [60, 29] })).toEqual({})
  })

  it('that few look at says nothing, and ten say something', () => {
    const calm = { 虾: [100, 100], 鱼: [100, 100] } satisfies Parameters<typeof moves>[0]
    expect(moves({ ...calm, 汤: [0, 9] })).toEqual({})
    expect(moves({ ...calm, 汤: [0, 10] })).toEqual({ 汤: 'rising' })
    expect(moves({ ...calm, 汤: [10, 0] })).toEqual({ 汤: 'falling' })
  })

  it('is judged by the exact chance: of 10 people 10 now, where half of all others come now, is 2/1024 either way', () => {
    // With 49 calm dishes tested beside it, a tenth is shared out: 2/1024 ≤ 0.1/50 holds, and with 61 no longer.
    const calm = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`菜${n}`, [50, 50] as [number, number]]))
    expect(moves({ ...calm(49), 汤: [0, 10] })).toEqual({ 汤: 'rising' })
    expect(moves({ ...calm(61), 汤: [0, 10] })).toEqual({})
  })

  it('alone on the menu is judged by the days alone', () => {
    expect(moves({ 面: [40, 80] })).toEqual({ 面: 'rising' })
    expect(moves({ 面: [40, 45] })).toEqual({})
    expect(moves({})).toEqual({})
  })

  it('of a menu whose like nobody looked at before is new, and does not break it', () => {
    expect(moves({ 面: [0, 80], 汤: [0, 20] })).toEqual({})
    expect(moves({ 面: [20, 0], 汤: [0, 20] })).toEqual({ 面: 'falling', 汤: 'rising' })
  })
})
