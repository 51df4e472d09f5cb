import { useRef, useState } from 'react'
import { claimPost } from '@/client/members'
import { useRefresh } from '@/client/use-api'
import { ApiError } from '@/platform/api-error'
import { newKey } from '@/platform/ids'

/** Takes a post by its code; sent again after a lost answer it does so once. */
export const useClaimPost = () => {
  const key = useRef(newKey())
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const refresh = useRefresh()

  /** Answers whether the post is taken; if not, `fault` says why. */
  const claim = async (code: string) => {
    setBusy(true)
    setFault(null)
    try {
      await claimPost(key.current, code)
      await refresh('me')
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status >= 400 && error.status < 500) key.current = newKey()
      setFault(error.message)
      return false
    } finally {
      setBusy(false)
    }
  }

  return { claim, busy, fault }
}
