import { View } from '@tarojs/components'
import { memo, useRef } from 'react'
import type { KeptFloorPlan } from '@/client/dining'
import { PlanFixture } from '@/components/plan-fixture'
import { PlanTable } from '@/components/plan-table'
import { tapWithin } from '@/platform/tap-point'
import { tableWords } from '@/words/tables'
import './plan-canvas.scss'
import type { DraftTable, PlanDraft } from './plan-draft'
import { type Point, SQUARE, tableAt } from './plan-space'

type PlanCanvasProps = {
  draft: PlanDraft
  fixtures: KeptFloorPlan['fixtures']
  picked: string | undefined
  wrong: ReadonlyMap<string, string>
  onPick(key: string): void
  onSquare(at: Point): void
}

const FLOOR = 'plan-canvas-floor'
/** With more tables the chairs are left away: a phone would have thousands of things to draw. */
const CHAIRS_UP_TO = 80

/** The room on squares: a table is tapped, or a square where none stands. As wide as the phone, and a large room wider. */
export const PlanCanvas = ({ draft, fixtures, picked, wrong, onPick, onSquare }: PlanCanvasProps) => {
  const { name, width, height, tables } = draft
  const plan = { width, height }
  const tap = async (event: unknown) => {
    const point = await tapWithin(event, FLOOR)
    const at = point && { x: point.across * width, y: point.down * height }
    if (at && !tableAt(tables, at)) onSquare(at)
  }
  const latest = useRef(onPick)
  latest.current = onPick
  const pick = useRef((key: string) => latest.current(key)).current
  const squares = `${(SQUARE / width) * 100}% ${(SQUARE / height) * 100}%`
  return (
    <View className="plan-canvas" role="group" aria-label={`${name}平面图`}>
      <View
        id={FLOOR}
        className="plan-canvas-floor"
        style={{
          minWidth: '100%',
          width: `${width}px`,
          aspectRatio: `${width} / ${height}`,
          backgroundSize: squares,
        }}
        onClick={tap}
      >
        {fixtures.map((fixture) => (
          <PlanFixture
            key={`${fixture.kind} ${fixture.x} ${fixture.y}`}
            {...fixture}
            plan={plan}
            walls={fixtures.filter(({ kind }) => kind === 'wall')}
          />
        ))}
        {tables.map((table) => (
          <DrawnTable
            key={table.key}
            table={table}
            width={width}
            height={height}
            bare={tables.length > CHAIRS_UP_TO}
            standing={table.key === picked ? 'picked' : wrong.has(table.key) ? 'wrong' : 'free'}
            onPick={pick}
          />
        ))}
      </View>
    </View>
  )
}

type DrawnTableProps = {
  table: DraftTable
  width: number
  height: number
  bare: boolean
  standing: 'free' | 'picked' | 'wrong'
  onPick(key: string): void
}

// Of hundreds only the one that changed is drawn again.
const DrawnTable = memo(({ table, width, height, bare, standing, onPick }: DrawnTableProps) => (
  <PlanTable
    {...table}
    id={table.key}
    plan={{ width, height }}
    bare={bare}
    standing={standing}
    words={tableWords(table)}
    onTap={() => onPick(table.key)}
  />
))
