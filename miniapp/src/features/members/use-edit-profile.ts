import { editProfile } from '@/client/members'
import { useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'

/** Changes what the person is called; answers whether it is done. */
export const useEditProfile = () => {
  const { run, busy, fault } = useCommand(editProfile)
  const refresh = useRefresh()
  const edit = async (change: Parameters<typeof editProfile>[1]) => {
    const outcome = await run(change)
    if ('fault' in outcome) return false
    await refresh('me')
    return true
  }
  return { edit, busy, fault: fault?.message ?? null }
}
