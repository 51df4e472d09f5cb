/** A reach of the river that falls: on a box of 100 by 100, stretched to the step it stands beside. */
export type Reach = { path: string; shade: 1 | 2 | 3 | 4 }

const MIDDLE = 50
const WIDEST = 46
const NARROWEST = 1.5
const SHADES = 4

/** The steps of a funnel as reaches from the top down: half the width follows the square root of the count. */
export const fallingReaches = (counts: number[]): Reach[] => {
  const most = Math.max(1, ...counts)
  const halves = counts.map((count) => Math.max(NARROWEST, WIDEST * Math.sqrt(count / most)))
  return halves.map((half, index) => ({
    path: banks(half, halves[index + 1] ?? half * 0.8),
    shade: shadeOf(index, counts.length),
  }))
}

/** The water is the deeper the further down; the first step is the palest and the last the deepest. */
const shadeOf = (index: number, steps: number) =>
  (1 + Math.round((index * (SHADES - 1)) / Math.max(1, steps - 1))) as Reach['shade']

const banks = (half: number, next: number) => {
  const [left, right, nextLeft, nextRight] = [MIDDLE - half, MIDDLE + half, MIDDLE - next, MIDDLE + next].map(
    tidy,
  )
  return `M${left} 0C${left} 55 ${nextLeft} 45 ${nextLeft} 100H${nextRight}C${nextRight} 45 ${right} 55 ${right} 0Z`
}

const tidy = (value: number) => Math.round(value * 10) / 10
