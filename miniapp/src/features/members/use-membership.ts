import { joinMembership, leaveMembership } from '@/client/members'
import { useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { MEMBERSHIP_VERSION } from '../../../../api/_members/vocabulary'

type Joining = { phoneCode: string; storeId: string }

/** Joins with the phone that WeChat tells the shop. */
export const useJoin = () => {
  const { run, busy, fault } = useCommand((key, { phoneCode, storeId }: Joining) =>
    joinMembership(key, { phoneCode, storeId, termsVersion: MEMBERSHIP_VERSION }),
  )
  const refresh = useRefresh()
  const join = async (joining: Joining) => {
    await run(joining)
    await Promise.all([refresh('me'), refresh('my-consents')])
  }
  return { join, busy, fault: fault?.message ?? null }
}

/** Leaves; answers whether it is done. */
export const useLeave = () => {
  const { run, busy, fault } = useCommand((key, _: null) => leaveMembership(key))
  const refresh = useRefresh()
  const leave = async () => {
    const outcome = await run(null)
    await Promise.all([refresh('me'), refresh('my-consents')])
    return 'done' in outcome
  }
  return { leave, busy, fault: fault?.message ?? null }
}
