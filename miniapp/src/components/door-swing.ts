import type { PlanBox } from './plan-box'

type Side = 'bottom' | 'right' | 'top' | 'left'

const NEAR = 4

/** The lines a door draws in its box: its leaf and the arc it swings through. The doorway is on the side that walls go on from. */
export const doorSwing = (door: PlanBox, walls: PlanBox[]) => {
  const { width: w, height: h } = door
  const lines = {
    bottom: { leaf: `M0 ${h}V0`, arc: `M0 0A${w} ${h} 0 0 1 ${w} ${h}` },
    right: { leaf: `M${w} ${h}H0`, arc: `M0 ${h}A${w} ${h} 0 0 1 ${w} 0` },
    top: { leaf: `M0 0V${h}`, arc: `M0 ${h}A${w} ${h} 0 0 0 ${w} 0` },
    left: { leaf: `M0 ${h}H${w}`, arc: `M${w} ${h}A${w} ${h} 0 0 0 0 0` },
  }
  return lines[doorwayOf(door, walls)]
}

const doorwayOf = (door: PlanBox, walls: PlanBox[]): Side => {
  const right = door.x + door.width
  const bottom = door.y + door.height
  const sides: [Side, number][] = [
    ['bottom', goingOn(walls, 'x', bottom, [door.x, right])],
    ['right', goingOn(walls, 'y', right, [door.y, bottom])],
    ['top', goingOn(walls, 'x', door.y, [door.x, right])],
    ['left', goingOn(walls, 'y', door.x, [door.y, bottom])],
  ]
  return sides.reduce((best, side) => (side[1] > best[1] ? side : best))[0]
}

/** How many walls run along the line `at` and end where the doorway begins or ends. */
const goingOn = (walls: PlanBox[], along: 'x' | 'y', at: number, [from, to]: [number, number]) =>
  walls.filter(({ x, y, width, height }) => {
    const [start, length, line, thick] = along === 'x' ? [x, width, y, height] : [y, height, x, width]
    const onLine = length > thick && at > line - NEAR && at < line + thick + NEAR
    return onLine && (Math.abs(start - to) < NEAR || Math.abs(start + length - from) < NEAR)
  }).length
