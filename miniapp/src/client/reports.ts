import type {
  Guest,
  GuestPage,
  GuestPhone,
  GuestTags,
  MergedGuest,
  StaffActionPage,
  Timeline,
} from '../../../api/_reports/contract'
import { command, read } from './call'

export type {
  Guest,
  GuestPage,
  GuestTags,
  StaffActionPage,
  Timeline,
} from '../../../api/_reports/contract'

/** `tail`: only those whose phone ends so. */
export const listGuests = (storeId: string, query: { tail?: string; cursor?: string } = {}) =>
  read<GuestPage>(`/stores/${storeId}/guests`, query)

export const getGuest = (storeId: string, personId: string) =>
  read<Guest>(`/stores/${storeId}/guests/${personId}`)

export const getTimeline = (storeId: string, personId: string, cursor?: string) =>
  read<Timeline>(`/stores/${storeId}/guests/${personId}/timeline`, { cursor })

export type OfGuest = { storeId: string; personId: string }

const guestAt = ({ storeId, personId }: OfGuest) => `/stores/${storeId}/guests/${personId}`

/** The number in clear; who asks is written down. */
export const readGuestPhone = (key: string, of: OfGuest) => command<GuestPhone>(`${guestAt(of)}/phone`, key)

export const tagGuest = (key: string, { tagId, ...of }: OfGuest & { tagId: string }) =>
  command<GuestTags>(`${guestAt(of)}/tags`, key, { tagId })

export const untagGuest = (key: string, { tagId, ...of }: OfGuest & { tagId: string }) =>
  command<GuestTags>(`${guestAt(of)}/tags/${tagId}/removal`, key)

/** Says that two are one; answers who remains. */
export const mergeGuests = (key: string, { otherPersonId, ...of }: OfGuest & { otherPersonId: string }) =>
  command<MergedGuest>(`${guestAt(of)}/merges`, key, { otherPersonId })

export const partGuests = (key: string, { mergeId, ...of }: OfGuest & { mergeId: string }) =>
  command<MergedGuest>(`${guestAt(of)}/merges/${mergeId}/reversal`, key)

/** What staff did; of one store or one person where asked. */
export const listStaffActions = (query: { storeId?: string; personId?: string; cursor?: string }) =>
  read<StaffActionPage>('/staff-actions', query)
