import { useState } from 'react'
import { orderMenu } from '@/client/storefront'
import { useCommand } from '@/client/use-command'
import { moved, type Order, orderFor, orderOf } from './menu-view'
import type { StoreMenu } from './use-store-menu'

/** Putting the menu in order: nothing is sent until all of it is as it should be. */
export const useOrdering = (storeId: string, { data: menu, take, retry }: StoreMenu) => {
  const [draft, setDraft] = useState<Order | null>(null)
  const { run, busy, fault } = useCommand((key, categories: Order) => orderMenu(key, storeId, { categories }))
  const order = draft && menu ? orderFor(draft, menu) : null

  const save = async () => {
    if (!order) return
    const outcome = await run(order)
    if ('done' in outcome) {
      await take(outcome.done)
      setDraft(null)
    } else if (outcome.fault.code === 'menu_changed') await retry()
  }

  return {
    ...{ order, busy, save },
    fault: fault?.code === 'menu_changed' ? '菜单刚被同事改过，已经换成新的，看一眼再存。' : fault?.message,
    begin: () => menu && setDraft(orderOf(menu)),
    stop: () => setDraft(null),
    moveCategory: (index: number, by: -1 | 1) => order && setDraft(moved(order, index, by)),
    moveDish: (categoryId: string, index: number, by: -1 | 1) =>
      order &&
      setDraft(
        order.map((category) =>
          category.id === categoryId
            ? { ...category, dishIds: moved(category.dishIds, index, by) }
            : category,
        ),
      ),
  }
}

export type Ordering = ReturnType<typeof useOrdering>
