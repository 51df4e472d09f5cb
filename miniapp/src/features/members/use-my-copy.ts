import { openMyCopy } from '@/client/members'
import { useCommand } from '@/client/use-command'

/** Fetches the person's copy and opens it. */
export const useMyCopy = () => {
  const { run, busy, fault } = useCommand((_, __: null) => openMyCopy())
  return { open: () => run(null), busy, fault: fault?.message ?? null }
}
