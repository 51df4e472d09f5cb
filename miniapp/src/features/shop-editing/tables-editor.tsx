import { View } from '@tarojs/components'
import { useState } from 'react'
import type { KeptFloorPlan } from '@/client/dining'
import { Button } from '@/components/button'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { KeptNotice } from './kept-notice'
import { PlanCanvas } from './plan-canvas'
import type { PlanDraft } from './plan-draft'
import { RoomSheet } from './room-sheet'
import { TableSheet } from './table-sheet'
import type { Hand } from './use-hand'
import type { PlanKeeping } from './use-plan'

type EditorProps = { plan: PlanKeeping; hand: Hand }

/** The room on squares, where tables are put by a tap. */
export const TablesEditor = ({ plan, hand }: EditorProps) => (
  <Loaded answer={plan.answer} blocks={[44, 480]} besideMain>
    {(saved) =>
      plan.draft && (
        <View className="stack-snug">
          <KeptNotice keeping={plan} />
          <Head plan={plan} hand={hand} draft={plan.draft} saved={saved} />
          <Telling hand={hand} draft={plan.draft} />
          <PlanCanvas
            draft={plan.draft}
            fixtures={saved.fixtures}
            picked={hand.picked}
            wrong={hand.wrong}
            onPick={hand.pick}
            onSquare={hand.onSquare}
          />
          <Picked hand={hand} draft={plan.draft} saved={saved} />
        </View>
      )
    }
  </Loaded>
)

type OfPlan = { hand: Hand; draft: PlanDraft; saved: KeptFloorPlan }

const Head = ({ plan, hand, draft, saved }: EditorProps & OfPlan) => {
  const [sizing, setSizing] = useState(false)
  return (
    <View className="row between">
      <View className="grow one-line section">{`${draft.name} · ${draft.tables.length} 张`}</View>
      <Button kind="plain" small onTap={() => setSizing(true)}>
        屋子大小
      </Button>
      <Button kind="side" small icon="plus" onTap={hand.placeAnywhere}>
        加一张
      </Button>
      {sizing && (
        <RoomSheet
          draft={draft}
          fixtures={saved.fixtures}
          onChange={(room) => plan.change((now) => ({ ...now, ...room }))}
          onClose={() => setSizing(false)}
        />
      )}
    </View>
  )
}

const Telling = ({ hand, draft }: Omit<OfPlan, 'saved'>) => {
  if (hand.moving && hand.table)
    return (
      <View className="row">
        <View className="grow">
          <Notice icon="table" tone={hand.hint ? 'warn' : 'calm'}>
            {hand.hint ?? `点一个空格，${hand.table.label} 就挪过去。`}
          </Notice>
        </View>
        <Button kind="plain" small onTap={() => hand.pick(undefined)}>
          不挪了
        </Button>
      </View>
    )
  if (hand.hint)
    return (
      <Notice icon="speaker" tone="warn">
        {hand.hint}
      </Notice>
    )
  return (
    <View className="note">
      {draft.tables.length === 0
        ? '还没有桌。点一个空格，第一张桌就摆在那儿。'
        : '点空格摆一张，点桌子改一张。'}
    </View>
  )
}

const Picked = ({ hand, draft, saved }: OfPlan) => {
  const { table } = hand
  if (!table || hand.moving) return null
  const isBack = hand.back.includes(table.key)
  return (
    <TableSheet
      table={table}
      bookings={saved.tables.find(({ id }) => id === table.id)?.bookings ?? 0}
      fault={isBack ? `刚有人订了 ${table.label}，先给您摆回来了。` : hand.wrong.get(table.key)}
      features={draft.tables.flatMap(({ features }) => features)}
      onChange={(next) => hand.alter(table.key, next)}
      onMove={hand.startMoving}
      onRemove={() => hand.remove(table.key)}
      onClose={() => hand.pick(undefined)}
    />
  )
}
