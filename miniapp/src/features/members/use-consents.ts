import { type ConsentList, listMyConsents, setConsent } from '@/client/members'
import { useApi, useKeep } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { CONSENT_WORDINGS, type SwitchedPurpose } from '../../../../api/_members/vocabulary'

export const useConsents = () => {
  const { data, error, retry } = useApi('my-consents', listMyConsents)
  return { consents: data, error, retry }
}

type Switch = { purpose: SwitchedPurpose; given: boolean }

/** Switches a purpose on or off, in the words that are shown. */
export const useSwitch = (storeId: string | undefined) => {
  const { run, busy, fault } = useCommand((key, { purpose, given }: Switch) => {
    const { version } = CONSENT_WORDINGS[purpose]
    return setConsent(key, { purpose, given, version, storeId, page: 'privacy' })
  })
  const keep = useKeep()
  const change = async (change: Switch) => {
    const outcome = await run(change)
    if ('done' in outcome) void keep<ConsentList>('my-consents', () => outcome.done)
  }
  return { change, busy, fault: fault?.message ?? null }
}
