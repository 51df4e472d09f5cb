import { useEffect } from 'react'
import { findChannelPlace } from '@/client/channels'
import { channelCodeOf } from '@/platform/channel-code'
import { chooseStore, currentStore } from './chosen-store'

/**
 * Looks at the store of the channel somebody came by. Until it is known, or when it never is, they look at what they
 * looked at before; whoever chooses another one meanwhile keeps that.
 */
export const useChannelStore = (carried: { scene?: string; channel?: string }) => {
  const code = channelCodeOf(carried)
  useEffect(() => {
    if (!code) return
    const before = currentStore()
    findChannelPlace(code).then(
      ({ storeId }) => currentStore() === before && chooseStore(storeId),
      () => undefined,
    )
  }, [code])
}
