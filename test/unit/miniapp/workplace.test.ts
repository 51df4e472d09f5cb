import { expect, it } from 'vitest'
import type { Store } from '@/client/storefront'
import { managedBy, roleIn, storesOf } from '@/features/workplace/posts'
import { scopeIn } from '@/features/workplace/scope-in'
import type { Workplace } from '@/features/workplace/use-workplace'

const stores = [{ id: 'sto_a' }, { id: 'sto_b' }] as Store[]

it('gives an owner every store', () => {
  const me = { staff: [{ role: 'owner' as const, storeId: null }] }
  expect(storesOf(me, stores)).toEqual(stores)
  expect(roleIn(me, 'sto_b')).toBe('owner')
})

it('gives others the stores they have a post in, in the highest of their roles', () => {
  const me = {
    staff: [
      { role: 'clerk' as const, storeId: 'sto_b' },
      { role: 'manager' as const, storeId: 'sto_b' },
    ],
  }
  expect(storesOf(me, stores).map(({ id }) => id)).toEqual(['sto_b'])
  expect(roleIn(me, 'sto_b')).toBe('manager')
  expect(roleIn(me, 'sto_a')).toBeUndefined()
})

it('tells the stores somebody manages from those they only work in', () => {
  const me = {
    staff: [
      { role: 'clerk' as const, storeId: 'sto_a' },
      { role: 'manager' as const, storeId: 'sto_b' },
    ],
  }
  expect(managedBy(me, stores).map(({ id }) => id)).toEqual(['sto_b'])
  expect(managedBy({ staff: [{ role: 'owner', storeId: null }] }, stores)).toEqual(stores)
  expect(managedBy({ staff: [] }, stores)).toEqual([])
})

it('gives a guest nothing', () => {
  expect(storesOf({ staff: [] }, stores)).toEqual([])
})

const workplaceOf = (me: Parameters<typeof storesOf>[0]) => {
  const all = [
    { id: 'sto_a', name: '滨江店' },
    { id: 'sto_b', name: '老街店' },
  ] as Store[]
  const own = storesOf(me, all)
  const roleAt = (storeId: string) => roleIn(me, storeId)
  return { stores: own, store: own[0], role: own[0] && roleAt(own[0].id), roleAt } as Workplace
}
const shown = (me: Parameters<typeof storesOf>[0], asked?: string) => {
  const { scope, title, place } = scopeIn(workplaceOf(me), asked, '券')
  return [scope, title, place.role, place.elsewhere ?? false]
}

it('shows whose figures its address says, and calls them so', () => {
  const owner = { staff: [{ role: 'owner' as const, storeId: null }] }
  expect(shown(owner)).toEqual(['sto_a', '券 · 滨江店', 'owner', false])
  expect(shown(owner, 'sto_b')).toEqual(['sto_b', '券 · 老街店', 'owner', false])
  expect(shown(owner, 'brand')).toEqual(['brand', '券 · 全部门店', 'owner', false])
})

it('shows nothing of a store that one has no post in, nor all of them to who is no owner', () => {
  const both = {
    staff: [
      { role: 'manager' as const, storeId: 'sto_a' },
      { role: 'clerk' as const, storeId: 'sto_b' },
    ],
  }
  expect(shown(both, 'sto_c')).toEqual([undefined, '券', 'manager', true])
  expect(shown(both, 'brand')).toEqual([undefined, '券', 'manager', true])
  // What they may do there, not where they were last.
  expect(shown(both, 'sto_b')).toEqual(['sto_b', '券 · 老街店', 'clerk', false])
})
