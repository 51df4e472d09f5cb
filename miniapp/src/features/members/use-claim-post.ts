import { claimPost } from '@/client/members'
import { useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'

/** Takes a post by its code. */
export const useClaimPost = () => {
  const { run, busy, fault } = useCommand(claimPost)
  const refresh = useRefresh()

  /** Answers whether the post is taken; if not, `fault` says why. */
  const claim = async (wish: { code: string; name: string }) => {
    const outcome = await run(wish)
    if ('fault' in outcome) return false
    await refresh('me')
    return true
  }

  return { claim, busy, fault: fault?.message ?? null }
}
