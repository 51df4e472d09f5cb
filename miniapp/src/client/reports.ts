import type { Guest, GuestPage, StaffActionPage, Timeline } from '../../../api/_reports/contract'
import { read } from './call'

export type { Guest, GuestPage, StaffActionPage, Timeline } from '../../../api/_reports/contract'

/** `tail`: only those whose phone ends so. */
export const listGuests = (storeId: string, query: { tail?: string; cursor?: string } = {}) =>
  read<GuestPage>(`/stores/${storeId}/guests`, query)

export const getGuest = (storeId: string, personId: string) =>
  read<Guest>(`/stores/${storeId}/guests/${personId}`)

export const getTimeline = (storeId: string, personId: string, cursor?: string) =>
  read<Timeline>(`/stores/${storeId}/guests/${personId}/timeline`, { cursor })

/** What staff did; of one store or one person where asked. */
export const listStaffActions = (query: { storeId?: string; personId?: string; cursor?: string }) =>
  read<StaffActionPage>('/staff-actions', query)
