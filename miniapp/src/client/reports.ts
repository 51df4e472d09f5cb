import type { Guest, GuestPage, Timeline } from '../../../api/_reports/contract'
import { read } from './call'

export type { Guest, GuestPage, Timeline } from '../../../api/_reports/contract'

export const listGuests = (storeId: string, cursor?: string) =>
  read<GuestPage>(`/stores/${storeId}/guests`, { cursor })

export const getGuest = (storeId: string, personId: string) =>
  read<Guest>(`/stores/${storeId}/guests/${personId}`)

export const getTimeline = (storeId: string, personId: string, cursor?: string) =>
  read<Timeline>(`/stores/${storeId}/guests/${personId}/timeline`, { cursor })
