import { useCommand } from '@/client/use-command'
import { endOffer, resumeOffer, type StoreOffer } from '@/client/vouchers'
import { useTakeOffer } from './use-store-offers'

/** Gives an offer out no longer, or again. */
export const useEnding = (storeId: string, { id, endedAt }: StoreOffer) => {
  const take = useTakeOffer(storeId)
  const { run, busy, fault } = useCommand((key, how: 'end' | 'resume') =>
    how === 'end' ? endOffer(key, storeId, id) : resumeOffer(key, storeId, id),
  )
  const turn = async () => {
    const outcome = await run(endedAt ? 'resume' : 'end')
    if ('fault' in outcome) return false
    await take(outcome.done)
    return true
  }
  return { turn, busy, fault }
}
