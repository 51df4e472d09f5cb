import { useState } from 'react'
import { useCommand } from '@/client/use-command'
import { useDraft } from '@/client/use-draft'
import { editOffer, type OfferEdit, type StoreOffer, writeOffer } from '@/client/vouchers'
import { now } from '@/platform/clock'
import { draftOf, editOf, emptyOffer, faultsOf, type OfferFaults } from './offer-draft'
import { useTakeOffer } from './use-store-offers'

// What the server found wrong stands at the field it is about.
const FIELDS: Record<string, keyof OfferFaults> = {
  offer_worth_unsound: 'discount',
  offer_needs_stock: 'stock',
  offer_stock_too_small: 'stock',
  offer_over_already: 'claimDays',
}

/** One offer being written: a new one, or one that is there. */
export const useOfferEdit = (
  offer: StoreOffer | undefined,
  { storeId, storeIds }: { storeId: string; storeIds: string[] },
  onDone: () => void,
) => {
  const { draft, change, forget } = useDraft(
    offer ? null : 'offer',
    offer ? draftOf(offer, now()) : emptyOffer(storeIds),
  )
  const [tried, setTried] = useState(false)
  const take = useTakeOffer(storeId)
  const { run, busy, fault } = useCommand((key, edit: OfferEdit) =>
    offer ? editOffer(key, storeId, offer.id, edit) : writeOffer(key, storeId, edit),
  )

  const save = async () => {
    setTried(true)
    const edit = editOf(draft, offer, now())
    if (!edit) return
    const outcome = await run(edit)
    if ('fault' in outcome) return
    if (!offer) forget()
    await take(outcome.done)
    onDone()
  }

  const field = fault ? FIELDS[fault.code] : undefined
  const known = tried ? faultsOf(draft, offer, now()) : {}
  return {
    ...{ draft, change, save, busy },
    faults: field && fault ? { [field]: fault.message, ...known } : known,
    fault: field ? null : fault,
  }
}

export type OfferEditing = ReturnType<typeof useOfferEdit>
