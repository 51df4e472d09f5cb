import { expect, it } from 'vitest'
import { overlappingTables } from '../../../api/_dining/plan-rules.js'
import { OLD_STREET_PLAN, RIVERSIDE_PLAN } from '../../../db/seed/floor-plans.js'

const table = (x: number, y: number) => ({ x, y, width: 52, height: 40 })

it('two tables may touch, side by side and corner to corner', () => {
  expect(overlappingTables([])).toBeNull()
  expect(overlappingTables([table(100, 100), table(152, 100), table(100, 140), table(152, 140)])).toBeNull()
})

it.each([
  ['beside', table(151.9, 100)],
  ['below', table(100, 139.9)],
  ['right on', table(100, 100)],
  ['wholly within', { ...table(100, 100), width: 10, height: 10 }],
])('a table that lies on another, %s, is found', (_, other) => {
  const first = table(100, 100)
  expect(overlappingTables([table(300, 300), first, other])).toEqual([first, other])
})

it('the rooms of the demo shop are in order', () => {
  for (const { tables } of [RIVERSIDE_PLAN, OLD_STREET_PLAN]) expect(overlappingTables(tables)).toBeNull()
})
