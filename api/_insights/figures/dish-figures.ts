import { and, eq, inArray } from 'drizzle-orm'
import { dishes } from '../../../db/schema/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { comparisonOf } from './compare.js'
import type { DishFigures } from './contract.js'
import { type InterestRow, interestIn } from './interest.js'
import { movesOf } from './moves.js'
import { type PeriodOfStores, readPeriod } from './scope.js'

const SHOWN_MAX = 200

/** Who looked for which dishes, the most wanted first, and which are rising and falling. Dishes that nobody looked at are left out. */
export const getDishFigures = async (ctx: MerchantContext, wish: PeriodOfStores): Promise<DishFigures> => {
  const scope = await readPeriod(ctx, wish)
  const comparison = comparisonOf(scope.stores, scope)
  const { storeIds, span, pair: spans } = scope
  const rows = await interestIn(ctx, { kind: 'dish', storeIds, spans, together: true })
  const now = countsBySubject(rows.filter(({ at }) => at === span.from))
  const earlier = countsBySubject(rows.filter(({ at }) => at === comparison.before.from))
  const known = await mapDishes(ctx, [...new Set([...now.keys(), ...earlier.keys()])])
  const people = [...known.keys()].map((id): [string, { now: number; before: number }] => [
    id,
    { now: now.get(id)?.people ?? 0, before: earlier.get(id)?.people ?? 0 },
  ])
  const moves = movesOf(new Map(people))
  const items = [...known].map(([dishId, dish]) => ({
    ...{ dishId, name: dish.name, removed: dish.removedAt !== null },
    ...{ now: now.get(dishId) ?? NONE, before: earlier.get(dishId) ?? NONE },
    moves: moves.get(dishId) ?? null,
  }))
  items.sort((one, other) => other.now.people - one.now.people || other.before.people - one.before.people)
  return { ...comparison, items: items.slice(0, SHOWN_MAX) }
}

type Counts = DishFigures['items'][number]['now']
const NONE: Counts = { viewed: 0, searched: 0, liked: 0, people: 0 }
const COUNTED = { dishViewed: 'viewed', dishSearched: 'searched', dishLiked: 'liked', any: 'people' } as const

const countsBySubject = (rows: InterestRow[]) => {
  const counts = new Map<string, Counts>()
  for (const { subjectId, how, people } of rows)
    if (Object.hasOwn(COUNTED, how))
      counts.set(subjectId, {
        ...(counts.get(subjectId) ?? NONE),
        [COUNTED[how as keyof typeof COUNTED]]: people,
      })
  return counts
}

/** Dishes by their ids, those taken off too. */
export const mapDishes = async ({ db, merchantId }: MerchantContext, ids: string[]) => {
  const asked = db
    .select({ id: dishes.id, name: dishes.name, removedAt: dishes.removedAt })
    .from(dishes)
    .where(and(eq(dishes.merchantId, merchantId), inArray(dishes.id, ids)))
  const rows = ids.length > 0 ? await asked : []
  return new Map(rows.map(({ id, ...dish }) => [id, dish]))
}
