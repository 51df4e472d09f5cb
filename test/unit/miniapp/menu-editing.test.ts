import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Menu } from '@/client/storefront'
import { draftOf, editOf, emptyDish, faultsOf } from '@/features/menu-editing/dish-draft'
import {
  findDish,
  isLong,
  moved,
  named,
  orderFor,
  orderOf,
  withSoldOut,
} from '@/features/menu-editing/menu-view'
import { priceFenOf, typedPrice } from '@/words/money'

const dish = (id: string, name = id) => ({
  ...{ id, name, description: '', allergens: [], priceFen: 5_800 },
  ...{ picture: null, featured: false, soldOut: false },
})
const menu: Menu = {
  categories: [
    { id: 'hot', name: '热菜', note: '', dishes: [dish('pork', '外婆红烧肉'), dish('fish', '清蒸江鲈')] },
    { id: 'cold', name: '凉菜', note: '', dishes: [dish('egg', '皮蛋')] },
    { id: 'sweet', name: '甜的', note: '', dishes: [] },
  ],
}

describe('a typed price', () => {
  it.each([
    ['58', 5_800],
    ['46.5', 4_650],
    ['46.50', 4_650],
    ['58.', 5_800],
    [' ¥ 1,280 ', 128_000],
    ['99,999', 9_999_900],
    ['１２．５', 1_250],
    ['58元', 5_800],
    ['0', 0],
    ['999999.99', 99_999_999],
  ])('%s is %i fen', (typed, fen) => expect(priceFenOf(typed)).toBe(fen))

  it.each(['', '.', '.5', '1.234', '-5', '5e3', '五十', '1000000', '1.2.3'])('%s is none', (typed) =>
    expect(priceFenOf(typed)).toBeNull(),
  )

  it('is what is shown for it', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (fen) => {
        expect(priceFenOf(typedPrice(fen))).toBe(fen)
      }),
    )
  })
})

describe('a dish being written', () => {
  const ids = ['hot', 'cold']

  it('says what is missing, a sentence a field', () => {
    expect(Object.keys(faultsOf(emptyDish(''), ids))).toEqual(['name', 'price', 'categoryId'])
    expect(faultsOf({ ...emptyDish('hot'), name: ' ', price: '5.555' }, ids)).toMatchObject({
      name: '菜名还没写。',
      price: expect.stringContaining('46.5'),
    })
    expect(Object.keys(faultsOf({ ...emptyDish('gone'), name: '面', price: '1' }, ids))).toEqual([
      'categoryId',
    ])
  })

  it('is sent trimmed and in fen, or not at all', () => {
    const draft = { ...emptyDish('hot'), name: ' 片儿川 ', price: '28' }
    expect(editOf(draft, ids)).toEqual({
      ...{ name: '片儿川', priceFen: 2_800, categoryId: 'hot', description: '' },
      ...{ allergens: [], featured: false, picture: null },
    })
    expect(editOf({ ...draft, price: '' }, ids)).toBeNull()
  })

  it('begins as the dish is', () => {
    const known = findDish(menu, 'egg')
    expect(known && editOf(draftOf(known), ids)).toMatchObject({
      ...{ name: '皮蛋', priceFen: 5_800, categoryId: 'cold' },
    })
  })
})

describe('the list', () => {
  it('is searched by name once there is much of it', () => {
    expect(isLong(menu)).toBe(false)
    const many = Array.from({ length: 13 }, (_, index) => dish(`d${index}`))
    expect(isLong({ categories: [{ id: 'all', name: '', note: '', dishes: many }] })).toBe(true)
    expect(named(menu, ' 肉 ').map(({ id, dishes }) => [id, dishes.map((one) => one.id)])).toEqual([
      ['hot', ['pork']],
    ])
    expect(named(menu, '')).toHaveLength(3)
    expect(named(menu, '没有')).toEqual([])
  })

  it('shows what was tapped before anybody has answered', () => {
    const shown = withSoldOut(menu, { fish: true })
    expect([findDish(shown, 'fish')?.soldOut, findDish(shown, 'pork')?.soldOut]).toEqual([true, false])
    expect(findDish(menu, 'fish')?.soldOut).toBe(false)
  })
})

describe('an order', () => {
  it('moves one thing a place, and nothing over the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat()),
        fc.nat(20),
        fc.constantFrom(1 as const, -1 as const),
        (list, at, by) => {
          expect([...moved(list, at, by)].sort()).toEqual([...list].sort())
        },
      ),
    )
  })

  it('made for an earlier menu fits the one there is now', () => {
    const draft = [
      { id: 'sweet', dishIds: [] },
      { id: 'hot', dishIds: ['fish', 'gone', 'pork'] },
      { id: 'removed', dishIds: ['egg'] },
    ]
    expect(orderFor(draft, menu)).toEqual([
      { id: 'sweet', dishIds: [] },
      { id: 'hot', dishIds: ['fish', 'pork'] },
      { id: 'cold', dishIds: ['egg'] },
    ])
    expect(orderFor(orderOf(menu), menu)).toEqual(orderOf(menu))
  })
})
