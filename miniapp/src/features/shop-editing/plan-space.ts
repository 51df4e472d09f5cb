export type Point = { x: number; y: number }
type Size = { width: number; height: number }
export type OnPlan = Point & Size
/** The room tables stand in; what is `blocked` has its top left as `x`, `y`. */
export type Room = Size & { blocked: OnPlan[] }

/** The squares that are drawn, in plan units: as many points on a phone, and enough for a thumb. */
export const SQUARE = 45
/** Tables stand on thirds of a square, so that small ones come together and large ones find room. */
const STEP = SQUARE / 3
const CHAIRS = 12
const ASIDE = 4

/** How large a table is drawn for so many. */
export const tableSize = (shape: 'rect' | 'round', seats: number): Size => {
  if (shape === 'rect') return { width: Math.max(40, Math.ceil(seats / 2) * 22 + 8), height: 40 }
  const across = Math.max(36, Math.round((seats * 22) / Math.PI - 14))
  return { width: across, height: across }
}

/** Whether a table lies on none of the others. */
export const fitsAt = (others: OnPlan[], table: OnPlan) => !others.some((other) => meet(other, table, 0, 0))

/** The table at a point, with the chairs around it. */
export const tableAt = <T extends OnPlan>(tables: T[], { x, y }: Point) =>
  tables.find(
    (table) =>
      Math.abs(table.x - x) <= table.width / 2 + CHAIRS && Math.abs(table.y - y) <= table.height / 2 + CHAIRS,
  )

/** The middle of the square of a point. */
export const squareAt = ({ x, y }: Point): Point => ({
  x: (Math.floor(x / SQUARE) + 0.5) * SQUARE,
  y: (Math.floor(y / SQUARE) + 0.5) * SQUARE,
})

/** The nearest to the middle first. */
const STEPS_AROUND = [-3, -2, -1, 0, 1, 2, 3]
  .flatMap((across, _, all) => all.map((down) => ({ x: across * STEP, y: down * STEP })))
  .sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y))

/** Where a table of that size stands free: in the middle of a point's square, or else at most a square away; null where it does not. */
export const spotNear = (others: OnPlan[], { width, height }: Size, at: Point, room: Room): Point | null => {
  const middle = squareAt(at)
  const spot = STEPS_AROUND.map(({ x, y }) => ({ x: middle.x + x, y: middle.y + y, width, height })).find(
    (table) => isInside(table, room) && isFree(table, others, room.blocked),
  )
  return spot ? { x: spot.x, y: spot.y } : null
}

/** The middles of all squares of a room, row by row. */
export const squaresOf = ({ width, height }: Size): Point[] => {
  const columns = Math.floor(width / SQUARE)
  return Array.from({ length: columns * Math.floor(height / SQUARE) }, (_, index) => ({
    x: ((index % columns) + 0.5) * SQUARE,
    y: (Math.floor(index / columns) + 0.5) * SQUARE,
  }))
}

const isInside = ({ x, y, width, height }: OnPlan, room: Size) =>
  x >= width / 2 && x <= room.width - width / 2 && y >= height / 2 && y <= room.height - height / 2

// People have to get to their chairs, and the chairs of straight tables stand above and below.
const isFree = (table: OnPlan, others: OnPlan[], blocked: OnPlan[]) =>
  !others.some((other) => meet(other, table, ASIDE, CHAIRS * 2)) &&
  !blocked.some(({ x, y, width, height }) =>
    meet({ x: x + width / 2, y: y + height / 2, width, height }, table, 0, CHAIRS),
  )

const meet = (one: OnPlan, other: OnPlan, aside: number, between: number) =>
  2 * Math.abs(one.x - other.x) < one.width + other.width + 2 * aside &&
  2 * Math.abs(one.y - other.y) < one.height + other.height + 2 * between
