import { useRef, useState } from 'react'
import { type Menu, markSoldOut } from '@/client/storefront'
import { ApiError } from '@/platform/api-error'
import { newKey } from '@/platform/ids'
import { withSoldOut } from './menu-view'

/**
 * Marks dishes as sold out or as there again: shown at once, taken back with a reason if it could not be. Of several taps on
 * one dish the last one counts, whichever answer comes first.
 */
export const useSoldOut = (storeId: string, change: (by: (menu: Menu) => Menu) => Promise<void>) => {
  const [wanted, setWanted] = useState<Record<string, boolean>>({})
  const [faults, setFaults] = useState<Record<string, string>>({})
  const last = useRef(new Map<string, boolean>())

  const send = async (dishId: string) => {
    let sent: boolean | undefined
    while (last.current.get(dishId) !== sent) {
      const soldOut = last.current.get(dishId) ?? false
      sent = soldOut
      await markSoldOut(newKey(), storeId, dishId, soldOut)
      await change((menu) => withSoldOut(menu, { [dishId]: soldOut }))
    }
  }

  const mark = async (dishId: string, soldOut: boolean) => {
    const isOnItsWay = last.current.has(dishId)
    last.current.set(dishId, soldOut)
    setFaults((known) => without(known, dishId))
    setWanted((known) => ({ ...known, [dishId]: soldOut }))
    if (isOnItsWay) return
    try {
      await send(dishId)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setFaults((known) => ({ ...known, [dishId]: `没改成。${error.message}` }))
    } finally {
      last.current.delete(dishId)
      setWanted((known) => without(known, dishId))
    }
  }

  return { mark, faults, asMarked: (menu: Menu) => withSoldOut(menu, wanted) }
}

export type SoldOut = ReturnType<typeof useSoldOut>

const without = <T>(known: Record<string, T>, id: string) => {
  const { [id]: _, ...rest } = known
  return rest
}
