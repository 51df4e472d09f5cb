import { useState } from 'react'
import { addDish, type Dish, type DishEdit, editDish, type Menu, removeDish } from '@/client/storefront'
import { useCommand } from '@/client/use-command'
import { useDraft } from '@/client/use-draft'
import { draftOf, editOf, emptyDish, faultsOf } from './dish-draft'
import type { StoreMenu } from './use-store-menu'

type Wish = { storeId: string; menu: Menu; storeMenu: StoreMenu }

/** One dish being written: a new one, or one that is on the menu. `onDone` once it is there, or gone. */
export const useDishEdit = (
  dish: (Dish & { categoryId: string }) | undefined,
  { storeId, menu, storeMenu }: Wish,
  onDone: () => void,
) => {
  const categoryIds = menu.categories.map(({ id }) => id)
  const only = categoryIds.length === 1 ? categoryIds[0] : undefined
  const { draft, change, forget } = useDraft(
    dish ? null : 'dish',
    dish ? draftOf(dish) : emptyDish(only ?? ''),
  )
  const [tried, setTried] = useState(false)
  const saving = useCommand((key, edit: DishEdit) =>
    dish ? editDish(key, storeId, dish.id, edit) : addDish(key, storeId, edit),
  )
  const removing = useCommand((key, dishId: string) => removeDish(key, storeId, dishId))

  const finish = async (outcome: Awaited<ReturnType<typeof saving.run>>) => {
    if ('fault' in outcome) return
    await storeMenu.take(outcome.done)
    onDone()
  }
  const save = async () => {
    setTried(true)
    const edit = editOf(draft, categoryIds)
    if (!edit) return
    const outcome = await saving.run(edit)
    if ('done' in outcome && !dish) forget()
    await finish(outcome)
  }

  return {
    ...{ draft, change, save, busy: saving.busy, fault: saving.fault },
    faults: tried ? faultsOf(draft, categoryIds) : {},
    removal: {
      remove: async () => dish && finish(await removing.run(dish.id)),
      ...{ busy: removing.busy, fault: removing.fault },
    },
  }
}

export type DishEditing = ReturnType<typeof useDishEdit>
