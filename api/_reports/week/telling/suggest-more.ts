import type { Weeks } from './comparing.js'
import type { DishMove } from './dish-moves.js'
import { fact, partWords, say } from './saying.js'
import { type Candidate, type Standing, suggestion } from './suggesting.js'

/** What is on the rise and can be helped along: a dish. */
export const suggestMore = (weeks: Weeks, dishes: DishMove[], { unfeatured }: Standing): Candidate[] => {
  const rising = dishes.find(({ part, way }) => way === 'more' && unfeatured.includes(part.id))
  if (!rising) return []
  const asked = { measure: 'interest', part: rising.part } as const
  const [usual, now] = [fact(weeks, asked, 'usual'), fact(weeks, asked)]
  const words = say`把${partWords(rising.part)}放上推荐`
  const does = { kind: 'feature', dishId: rising.part.id } as const
  return [
    {
      rank: 'rising',
      weight: now.value - usual.value,
      suggestion: suggestion(words, say`看它的人 ${usual} → ${now} 位。`, say`放上推荐`, does),
    },
  ]
}
