import type { MerchantContext } from '../../_platform/context.js'
import { mapDishes } from '../figures/dish-figures.js'
import { interestIn } from '../figures/interest.js'
import type { Places } from '../figures/places.js'

export type DishCount = {
  /** A store’s id, or `brand`. */
  scope: string
  weekOn: string
  id: string
  name: string
  interest: number
}

/** How many people opened, liked or found a dish by searching, each once in a week, of each store and of all together. */
export const countDishes = async (ctx: MerchantContext, places: Places): Promise<DishCount[]> => {
  const rows = [
    ...(await interestIn(ctx, { kind: 'dish', ...places })),
    ...(await interestIn(ctx, { kind: 'dish', together: true, ...places })),
  ]
  const people = rows.filter(({ how }) => how === 'any')
  const dishes = await mapDishes(ctx, [...new Set(people.map(({ subjectId }) => subjectId))])
  return people.flatMap(({ storeId, at, subjectId, people: interest }) => {
    const name = dishes.get(subjectId)?.name
    return name === undefined ? [] : { scope: storeId, weekOn: at, id: subjectId, name, interest }
  })
}
