import { MovableArea, MovableView, View } from '@tarojs/components'
import { useState } from 'react'
import './floor-plan.scss'
import { PlanFixture, type PlanFixtureProps } from './plan-fixture'
import { PlanTable, type PlanTableProps } from './plan-table'

type FloorPlanProps = {
  name: string
  width: number
  height: number
  fixtures: PlanFixtureProps[]
  tables: PlanTableProps[]
  onChoose(id: string): void
}

/** A store's room drawn from above; pinch to look closer and drag then, tap a table to choose it. */
export const FloorPlan = ({ name, width, height, fixtures, tables, onChoose }: FloorPlanProps) => {
  const [closer, setCloser] = useState(false)
  const plan = { width, height }
  const walls = fixtures.filter(({ kind }) => kind === 'wall')
  return (
    <View className="floor-plan" role="group" aria-label={`${name}平面图`}>
      <MovableArea className="floor-plan-area" style={{ aspectRatio: `${width} / ${height}` }} scaleArea>
        <MovableView
          className="floor-plan-sheet"
          direction={closer ? 'all' : 'horizontal'}
          scale
          scaleMin={1}
          scaleMax={2}
          onScale={({ detail }) => setCloser(detail.scale > 1)}
        >
          {fixtures.map((fixture) => (
            <PlanFixture
              key={`${fixture.kind} ${fixture.x} ${fixture.y}`}
              {...fixture}
              plan={plan}
              walls={walls}
            />
          ))}
          {tables.map((table) => (
            <PlanTable key={table.id} {...table} plan={plan} onTap={() => onChoose(table.id)} />
          ))}
        </MovableView>
      </MovableArea>
    </View>
  )
}
