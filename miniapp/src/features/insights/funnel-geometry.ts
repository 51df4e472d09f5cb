import type { Overview } from '@/client/insights'

export const RIVER = { width: 358, height: 108 }

const REACH = 52
const LEAST = 2
const MIDDLE = RIVER.height / 2
/** A reach that is lower than this in its middle has no room for its number. */
const ROOM_FOR_NUMBER = 20

const STAGES = [
  { name: 'visitors', words: '来逛' },
  { name: 'fans', words: '粉丝' },
  { name: 'members', words: '会员' },
  { name: 'regulars', words: '熟客' },
] as const

/** Each stage of the funnel as a reach of the river: half its height follows the square root of the count. */
export const reachesOf = (river: Overview['river']) => {
  const halves = STAGES.map(({ name }) => halfHeight(river[name], river.visitors))
  return STAGES.map(({ name, words }, index) => {
    const half = halves[index] ?? LEAST
    const next = halves[index + 1] ?? half * 0.66
    return {
      name,
      words,
      count: river[name],
      kept: keptOf(river, index),
      path: reachPath(half, next),
      holdsNumber: half + next >= ROOM_FOR_NUMBER,
      top: MIDDLE - half,
    }
  })
}

const halfHeight = (count: number, all: number) =>
  all > 0 ? Math.max(LEAST, REACH * Math.sqrt(count / all)) : LEAST

/** How many of the stage before came on, in per cent; null where nobody was there. */
const keptOf = (river: Overview['river'], index: number) => {
  const stage = STAGES[index]
  const earlier = STAGES[index - 1]
  if (!stage || !earlier || river[earlier.name] === 0) return null
  return Math.round((river[stage.name] / river[earlier.name]) * 100)
}

/** On a box of 90 by the river's height, narrowing from `half` to `next` with the bend of a bank. */
const reachPath = (half: number, next: number) => {
  const [top, bottom, nextTop, nextBottom] = [MIDDLE - half, MIDDLE + half, MIDDLE - next, MIDDLE + next].map(
    tidy,
  )
  return `M0 ${top}C48 ${top} 44 ${nextTop} 90 ${nextTop}V${nextBottom}C44 ${nextBottom} 48 ${bottom} 0 ${bottom}Z`
}

const tidy = (value: number) => Math.round(value * 10) / 10
