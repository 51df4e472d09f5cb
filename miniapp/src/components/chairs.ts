type TableShape = { seats: number; shape: 'rect' | 'round'; width: number; height: number }
type Chair = { key: string; x: number; y: number; turn: number }

export const CHAIR = { width: 14, height: 8 }
const GAP = 4
const PITCH = 22

/** Where the chairs stand around a table: along the long sides of a straight one, in a ring around a round one. Plan units, from the table's corner. */
export const chairsOf = ({ seats, shape, width, height }: TableShape): Chair[] =>
  shape === 'round' ? ring(seats, width / 2) : rows(seats, width, height)

const rows = (seats: number, width: number, height: number): Chair[] => {
  const perSide = Math.ceil(seats / 2)
  return Array.from({ length: seats }, (_, seat) => {
    const place = (seat % perSide) - (perSide - 1) / 2
    const above = seat < perSide
    return {
      key: String(seat),
      x: width / 2 + place * PITCH - CHAIR.width / 2,
      y: above ? -GAP - CHAIR.height : height + GAP,
      turn: 0,
    }
  })
}

// Two sit side by side; more begin at the foot of the table.
const ring = (seats: number, radius: number): Chair[] => {
  const reach = radius + GAP + CHAIR.height / 2
  const first = seats > 2 ? Math.PI / 2 : 0
  return Array.from({ length: seats }, (_, seat) => {
    const angle = first + (seat / seats) * 2 * Math.PI
    return {
      key: String(seat),
      x: radius + Math.cos(angle) * reach - CHAIR.width / 2,
      y: radius + Math.sin(angle) * reach - CHAIR.height / 2,
      turn: (angle * 180) / Math.PI + 90,
    }
  })
}
