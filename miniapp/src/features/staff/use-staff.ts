import { inviteStaff, listAllStaff, listStaffOfStore, removeStaff, withdrawInvite } from '@/client/members'
import { useApi, useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'

/** The people of a store; of all stores with null, which is for owners. */
export const useStaff = (storeId: string | null) =>
  useApi(`staff ${storeId ?? 'all'}`, () => (storeId === null ? listAllStaff() : listStaffOfStore(storeId)))

const useStaffCommand = <I, R>(send: (key: string, input: I) => Promise<R>, ...changes: string[]) => {
  const { run, busy, fault } = useCommand(send)
  const refresh = useRefresh()
  const act = async (input: I) => {
    const outcome = await run(input)
    if ('fault' in outcome) return undefined
    await Promise.all(['staff ', ...changes].map(refresh))
    return outcome.done
  }
  return { act, busy, fault: fault?.message ?? null }
}

/** Each `act` answers what came of it; undefined where it was refused, and `fault` says why. */
export const useInvite = () => useStaffCommand(inviteStaff)
export const useWithdrawInvite = () => useStaffCommand(withdrawInvite)
/** Somebody may remove themselves. */
export const useRemoval = () => useStaffCommand(removeStaff, 'me')
