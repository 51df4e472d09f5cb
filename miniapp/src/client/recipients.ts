import type {
  RecipientRequest,
  ReportDelivery,
  ReportDeliveryPage,
  ReportRecipient,
  ReportRecipientPage,
} from '../../../api/_outreach/contract'
import { command, read } from './call'

export type { RecipientRequest, ReportRecipient } from '../../../api/_outreach/contract'

/** Whose reports: a store's, or those on all stores together with null, which is for owners. */
export type Scope = string | null
export type OfRecipient = { scope: Scope; id: string }

const placeOf = (scope: Scope, id?: string) =>
  `${scope === null ? '' : `/stores/${scope}`}/report-recipients${id === undefined ? '' : `/${id}`}`

export const listRecipients = (scope: Scope, cursor?: string) =>
  read<ReportRecipientPage>(placeOf(scope), { cursor })

export const addRecipient = (key: string, { scope, wish }: { scope: Scope; wish: RecipientRequest }) =>
  command<ReportRecipient>(placeOf(scope), key, wish)

export const removeRecipient = (key: string, { scope, id }: OfRecipient) =>
  command<ReportRecipient>(`${placeOf(scope, id)}/removal`, key)

/** Sends it one report on nothing, to see whether it arrives. */
export const tryRecipient = (key: string, { scope, id }: OfRecipient) =>
  command<ReportDelivery>(`${placeOf(scope, id)}/trials`, key)

export const listDeliveries = ({ scope, id }: OfRecipient, cursor?: string) =>
  read<ReportDeliveryPage>(`${placeOf(scope, id)}/deliveries`, { cursor })
