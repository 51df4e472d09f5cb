import { type Me, sayAge } from '@/client/members'
import { useKeep, useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'

/** Says whether the person is under 14; answers whether it is written down. */
export const useAge = () => {
  const { run, busy, fault } = useCommand((key, under14: boolean) => sayAge(key, under14))
  const keep = useKeep()
  const refresh = useRefresh()
  const say = async (under14: boolean) => {
    const outcome = await run(under14)
    if (!('done' in outcome)) return false
    await keep<Me>('me', () => outcome.done)
    await refresh('my-consents')
    return true
  }
  return { say, busy, fault: fault?.message ?? null }
}
