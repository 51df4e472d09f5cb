import { View } from '@tarojs/components'
import { doorSwing } from './door-swing'
import { boxWithin, type PlanBox } from './plan-box'
import './plan-fixture.scss'

export type PlanFixtureProps = PlanBox & {
  kind: 'wall' | 'window' | 'door' | 'water' | 'counter' | 'room'
  label?: string
}

type Surroundings = { plan: { width: number; height: number }; walls: PlanBox[] }

const RIPPLES = [
  { x: 14, y: 6, width: 30 },
  { x: 92, y: 14, width: 20 },
  { x: 236, y: 5, width: 30 },
  { x: 318, y: 13, width: 20 },
]
const RIPPLE_HEIGHT = 10
/** Room for the thickness of a line at the edge of its box. */
const BLEED = 2

/** A wall, window, door, water, counter or room of a floor plan. */
export const PlanFixture = ({ plan, walls, ...fixture }: PlanFixtureProps & Surroundings) => (
  <View className={`plan-fixture plan-fixture-${fixture.kind}`} style={boxWithin(fixture, plan)}>
    {fixture.kind === 'water' && <Ripples {...fixture} />}
    {fixture.kind === 'door' && <Door {...fixture} walls={walls} />}
    {fixture.label && <View className="plan-fixture-label">{fixture.label}</View>}
  </View>
)

const Ripples = ({ width, height }: PlanBox) =>
  RIPPLES.filter((ripple) => ripple.x + ripple.width < width && ripple.y + RIPPLE_HEIGHT < height).map(
    (ripple) => {
      const waves = 'q5-4 10 0t10 0 10 0'.slice(0, ripple.width > 20 ? undefined : -5)
      const ink = inkOf(ripple.width, RIPPLE_HEIGHT, stroke(`M0 5${waves}`, 1.6))
      const { x, y } = ripple
      const drawn = {
        x: x - BLEED,
        y: y - BLEED,
        width: ripple.width + 2 * BLEED,
        height: RIPPLE_HEIGHT + 2 * BLEED,
      }
      const box = boxWithin(drawn, { width, height })
      return <View key={ripple.x} className="plan-fixture-ripple" style={{ ...box, ...ink }} />
    },
  )

const Door = ({ walls, ...door }: PlanBox & { walls: PlanBox[] }) => {
  const { leaf, arc } = doorSwing(door, walls)
  const ink = inkOf(door.width, door.height, stroke(leaf, 3) + stroke(arc, 1.5, '3 4'))
  return <View className="plan-fixture-swing" style={ink} />
}

const stroke = (path: string, width: number, dashes = 'none') =>
  `<path d="${path}" stroke-width="${width}" stroke-dasharray="${dashes}"/>`

// A mini-program has no inline svg: lines are a mask over the colour of the class.
const inkOf = (width: number, height: number, paths: string) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-BLEED} ${-BLEED} ${width + 2 * BLEED} ${height + 2 * BLEED}" preserveAspectRatio="none" fill="none" stroke="#000" stroke-linecap="round">${paths}</svg>`
  const image = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
  return { maskImage: image, WebkitMaskImage: image }
}
