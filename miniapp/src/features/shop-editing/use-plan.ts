import { editFloorPlan, getKeptFloorPlan, type KeptFloorPlan } from '@/client/dining'
import { planDraftOf, planEdit, putBackBooked } from './plan-draft'
import type { Room } from './plan-space'
import { useKeeping } from './use-keeping'

/** A store's plan while its tables are put in place. */
export const usePlan = (storeId: string | undefined) => {
  const keeping = useKeeping({
    kind: 'plan',
    storeId,
    read: getKeptFloorPlan,
    draftOf: planDraftOf,
    send: (key, of, draft) => editFloorPlan(key, of, planEdit(draft)),
    stale: ['floor-plan', 'availability'],
  })
  const { answer, draft, change, save } = keeping

  /** Saves it; a table that somebody has booked meanwhile is put back, and its key is answered. */
  const keep = async () => {
    if (await save()) return []
    const fresh = await answer.retry()
    if (!fresh || !draft) return []
    const { draft: back, keys } = putBackBooked(draft, fresh)
    if (keys.length > 0) change(() => back)
    return keys
  }

  const room = roomOf(draft ?? NOWHERE, answer.data?.fixtures ?? [])
  return { ...keeping, room, keep }
}

export type PlanKeeping = ReturnType<typeof usePlan>

const NOWHERE = { width: 0, height: 0 }
const IN_THE_WAY = ['wall', 'door', 'water', 'counter']

const roomOf = ({ width, height }: typeof NOWHERE, fixtures: KeptFloorPlan['fixtures']): Room => ({
  ...{ width, height },
  blocked: fixtures.filter(({ kind }) => IN_THE_WAY.includes(kind)),
})
