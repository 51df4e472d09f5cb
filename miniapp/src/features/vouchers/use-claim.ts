import { useState } from 'react'
import { useRefresh } from '@/client/use-api'
import { claimOffer, type Voucher } from '@/client/vouchers'
import { ApiError } from '@/platform/api-error'
import { logEvent } from '@/platform/events'
import { useIntent } from './use-intent'

/** Claims an offer at a store at once; what the server refuses it says in words. */
export const useClaim = (offerId: string, storeId: string | undefined) => {
  const send = useIntent()
  const refresh = useRefresh()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const claim = async (): Promise<Voucher | null> => {
    if (!storeId) return null
    setBusy(true)
    setRefusal(null)
    logEvent('claim_submitted', { offerId }, storeId)
    try {
      return await send(offerId, (key) => claimOffer(key, offerId, storeId))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      logEvent('claim_refused', { offerId, code: error.code }, storeId)
      setRefusal(error.message)
      return null
    } finally {
      setBusy(false)
      void refresh('my-vouchers')
      void refresh('offers')
    }
  }
  return { claim, busy, refusal }
}
