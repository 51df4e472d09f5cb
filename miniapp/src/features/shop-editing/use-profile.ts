import { KEPT_KEYS } from '@/client/kept-keys'
import { editProfile, getProfile } from '@/client/storefront'
import { profileEdit, profileOf } from './profile-draft'
import { useKeeping } from './use-keeping'

/** What guests read of a store, while it is edited. */
export const useProfile = (storeId: string | undefined) =>
  useKeeping({
    kind: 'profile',
    storeId,
    read: getProfile,
    draftOf: profileOf,
    send: (key, of, draft) => editProfile(key, of, profileEdit(draft)),
    stale: [KEPT_KEYS.storefront],
  })

export type Profile = ReturnType<typeof useProfile>
