import { useEffect } from 'react'
import { joinMembership, leaveMembership } from '@/client/members'
import { useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { logEvent } from '@/platform/events'
import { MEMBERSHIP_VERSION } from '../../../../api/_members/vocabulary'

type Joining = { phoneCode: string; storeId: string }

/** Joins at a store with the phone that WeChat tells the shop; without a store there is nobody who could. */
export const useJoin = (storeId: string | undefined) => {
  const { run, busy, fault } = useCommand((key, { phoneCode, storeId }: Joining) =>
    joinMembership(key, { phoneCode, storeId, termsVersion: MEMBERSHIP_VERSION }),
  )
  const refresh = useRefresh()
  useEffect(() => {
    if (storeId) logEvent('membership_started', {}, storeId)
  }, [storeId])
  const join = async (joining: Joining) => {
    logEvent('membership_submitted', {}, joining.storeId)
    const outcome = await run(joining)
    if ('fault' in outcome) logEvent('membership_refused', { code: outcome.fault.code }, joining.storeId)
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
