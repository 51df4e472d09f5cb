import { KeepDock } from './keep-dock'
import { keepWords } from './plan-draft'
import type { Hand } from './use-hand'
import type { PlanKeeping } from './use-plan'

/** The button that saves the plan. */
export const TablesDock = ({ plan, hand }: { plan: PlanKeeping; hand: Hand }) => {
  if (!plan.draft) return null
  const [wrong] = hand.wrong.values()
  const unnamed = plan.draft.name.trim() ? undefined : '这间屋叫什么，写上。'
  return (
    <KeepDock
      keeping={{ ...plan, save: hand.keep }}
      words={keepWords(plan.draft.tables.length, plan.answer.data?.tables.length ?? 0)}
      wrong={wrong ?? unnamed}
    />
  )
}
