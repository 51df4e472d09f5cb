import { useReducer, useRef } from 'react'
import { getStoreDay, type StoreDay } from '@/client/dining'
import { useApi } from '@/client/use-api'
import { pauseAfter } from './poll-rule'
import { useWhileSeen } from './use-while-seen'

const MOST_AT_ONCE = 100

/** A store's day, looked at again every so often while the page is open. */
export const useStoreDay = (storeId: string, on: string) => {
  const failures = useRef(0)
  const look = async () => {
    try {
      const day = await readWholeDay(storeId, on)
      failures.current = 0
      return day
    } catch (error) {
      failures.current += 1
      throw error
    }
  }
  const day = useApi(`store-day ${storeId} ${on}`, look, { polls: true })
  // The line of now moves on where nothing else does.
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  const lookAgain = async () => {
    await day.retry()
    redraw()
  }
  useWhileSeen(lookAgain, () => pauseAfter(failures.current))
  return day
}

const readWholeDay = async (storeId: string, on: string): Promise<StoreDay> => {
  const first = await getStoreDay(storeId, { on, limit: MOST_AT_ONCE })
  const items = [...first.items]
  let { nextCursor } = first
  while (nextCursor) {
    const page = await getStoreDay(storeId, { on, limit: MOST_AT_ONCE, cursor: nextCursor })
    items.push(...page.items)
    nextCursor = page.nextCursor
  }
  return first.nextCursor ? { ...first, items, nextCursor } : first
}
