import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { Stepper } from '@/components/stepper'
import { TextField } from '@/components/text-field'
import type { PlanDraft } from './plan-draft'
import { type OnPlan, SQUARE } from './plan-space'

type RoomSheetProps = {
  draft: PlanDraft
  /** What stands in the room and must stay within it, from its top left. */
  fixtures: OnPlan[]
  onChange(room: Partial<PlanDraft>): void
  onClose(): void
}

const SQUARES_MIN = 4
const SQUARES_MAX = 44

/** What the room is called and how large it is. */
export const RoomSheet = ({ draft, fixtures, onChange, onClose }: RoomSheetProps) => {
  const { name, width, height, tables } = draft
  const ends = [
    ...tables.map((table) => ({ x: table.x + table.width / 2, y: table.y + table.height / 2 })),
    ...fixtures.map((fixture) => ({ x: fixture.x + fixture.width, y: fixture.y + fixture.height })),
  ]
  const least = (edges: number[]) => Math.max(SQUARES_MIN, ...edges.map((edge) => Math.ceil(edge / SQUARE)))
  return (
    <Sheet open title="这间屋" onClose={onClose}>
      <TextField
        label="名字"
        value={name}
        maxLength={20}
        placeholder="一楼"
        fault={name.trim() ? null : '叫什么，写上。'}
        onChange={(next) => onChange({ name: next })}
      />
      <View className="row between" role="group" aria-label="宽">
        <View>宽</View>
        <Stepper
          value={Math.round(width / SQUARE)}
          min={least(ends.map(({ x }) => x))}
          max={SQUARES_MAX}
          unit="格"
          onChange={(squares) => onChange({ width: squares * SQUARE })}
        />
      </View>
      <View className="row between" role="group" aria-label="长">
        <View>长</View>
        <Stepper
          value={Math.round(height / SQUARE)}
          min={least(ends.map(({ y }) => y))}
          max={SQUARES_MAX}
          unit="格"
          onChange={(squares) => onChange({ height: squares * SQUARE })}
        />
      </View>
      <Button kind="side" wide onTap={onClose}>
        屋子好了
      </Button>
    </Sheet>
  )
}
