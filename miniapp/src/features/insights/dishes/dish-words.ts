import type { DishFigures } from '@/client/insights'
import { grouped } from '@/words/figures'
import { INTERESTS } from '../../../../../api/_insights/vocabulary'
import type { Drawn } from '../chart/options'

export type Dish = DishFigures['items'][number]
export type Moves = 'rising' | 'falling' | 'all'

// Five names of four signs stand beside each other on the narrowest phone.
const MOST_DRAWN = 5
const LABEL_CHARACTERS = 4

export const MOVES: { key: Moves; words: string }[] = [
  { key: 'all', words: '都看' },
  { key: 'rising', words: '看的人多了' },
  { key: 'falling', words: '看的人少了' },
]

/** Those that move so; first those that most people looked at. */
export const movingSo = (items: Dish[], moves: Moves) =>
  items
    .filter((dish) => moves === 'all' || dish.moves === moves)
    .sort((one, other) => other.now.people - one.now.people)

/** 「多 12」, 「少 4」; a dash where nothing stands beside it. */
export const sayMove = ({ now, before }: Pick<Dish, 'now' | 'before'>, compared: boolean) => {
  if (!compared) return '–'
  const by = now.people - before.people
  if (by === 0) return '一样'
  return by > 0 ? `多 ${grouped(by)}` : `少 ${grouped(-by)}`
}

/** The dishes most looked at, beside the span before. */
export const dishesDrawn = (dishes: Dish[], compared: boolean): Drawn => {
  const drawn = dishes.slice(0, MOST_DRAWN)
  return {
    kind: 'bars',
    points: drawn.map(({ name, now }) => ({ label: name.slice(0, LABEL_CHARACTERS), value: now.people })),
    before: compared ? drawn.map(({ before }) => before.people) : undefined,
    say: grouped,
  }
}

export const sayDishes = (dishes: Dish[], before: string | null) =>
  dishes
    .slice(0, MOST_DRAWN)
    .map(
      (dish) => `${dish.name} ${dish.now.people} 位${before ? `，${before} ${dish.before.people} 位` : ''}`,
    )
    .join('；')

/** What people did with a dish. */
export const interestOf = ({ now, before }: Dish, compared: boolean) =>
  (
    [
      ['dishViewed', now.viewed, before.viewed],
      ['dishSearched', now.searched, before.searched],
      ['dishLiked', now.liked, before.liked],
    ] as const
  ).map(([figure, count, earlier]) => ({
    ...{ figure, words: INTERESTS[figure].words },
    now: grouped(count),
    before: compared ? grouped(earlier) : '–',
  }))
