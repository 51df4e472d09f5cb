import { eraseMe } from '@/client/members'
import { useForgetAll } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { flushEvents } from '@/platform/events'
import { forgetPerson } from '@/platform/session'

/** Has the person erased, at the shop and on this phone; answers whether it is done. */
export const useErasure = () => {
  const { run, busy, fault } = useCommand((key, _: null) => eraseMe(key))
  const forgetAll = useForgetAll()
  const erase = async () => {
    // What still waits was done by who is erased now.
    await flushEvents()
    const outcome = await run(null)
    if (!('done' in outcome)) return false
    forgetPerson()
    await forgetAll()
    return true
  }
  return { erase, busy, fault: fault?.message ?? null }
}
