import { View } from '@tarojs/components'
import { CHAIR, chairsOf } from './chairs'
import { boxWithin } from './plan-box'
import './plan-table.scss'
import { Tap } from './tap'

export type PlanTableProps = {
  id: string
  label: string
  seats: number
  shape: 'rect' | 'round'
  /** Its centre, in plan units. */
  x: number
  y: number
  width: number
  height: number
  /** `picked` and `wrong` are for whoever puts the tables there. */
  standing: 'free' | 'taken' | 'unfit' | 'chosen' | 'picked' | 'wrong'
  /** The whole of it in words, for those who do not see the drawing. */
  words: string
}

type OnPlan = { plan: { width: number; height: number }; bare?: boolean; onTap(): void }

const REACH = 12
const ROOMY = 70
/** The share of the plan's width below which a table is too small for words. */
const LEGIBLE = 0.06

/** A table with its chairs, unless it is to be `bare`; the chosen one is lifted. */
export const PlanTable = ({ plan, bare, onTap, ...table }: PlanTableProps & OnPlan) => {
  const { label, shape, x, y, width, height, standing, words } = table
  const box = { width: width + 2 * REACH, height: height + 2 * REACH }
  return (
    <Tap
      id={`table-${label}`}
      className={`plan-table plan-table-${standing} plan-table-${shape}`}
      style={boxWithin({ x: x - box.width / 2, y: y - box.height / 2, ...box }, plan)}
      label={words}
      pressed={standing === 'chosen' || standing === 'picked'}
      onTap={onTap}
    >
      {(bare ? [] : chairsOf(table)).map((chair) => (
        <View
          key={chair.key}
          className="plan-table-chair"
          style={{
            ...boxWithin({ x: REACH + chair.x, y: REACH + chair.y, ...CHAIR }, box),
            transform: `rotate(${chair.turn}deg)`,
          }}
        />
      ))}
      <View className="plan-table-top" style={boxWithin({ x: REACH, y: REACH, width, height }, box)}>
        {width / plan.width >= LEGIBLE && (
          <>
            <View className="plan-table-label">{label}</View>
            <View className="plan-table-note">{noteOf(table)}</View>
          </>
        )}
      </View>
    </Tap>
  )
}

const noteOf = ({ standing, seats, width }: PlanTableProps) => {
  if (standing === 'taken') return '已订'
  if (standing !== 'chosen') return `${seats}人`
  return width < ROOMY ? '选中' : `${seats}人 · 选中`
}
