import { expect, it } from 'vitest'
import type { Store } from '@/client/storefront'
import { managedBy, roleIn, storesOf } from '@/features/workplace/posts'

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
