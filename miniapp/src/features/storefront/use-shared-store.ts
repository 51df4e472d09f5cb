import { useEffect } from 'react'
import { chooseStore } from './chosen-store'

/** Looks at the store that a link names, once. */
export const useSharedStore = (storeId: string | undefined) => {
  useEffect(() => {
    if (storeId) chooseStore(storeId)
  }, [storeId])
}
