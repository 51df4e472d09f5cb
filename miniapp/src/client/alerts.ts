import type { Alert, AlertPage } from '../../../api/_insights/watching/contract'
import { command, read } from './call'

export type { Alert, AlertPage } from '../../../api/_insights/watching/contract'

/** What is, and was, not as usual; in all stores with null, which is for owners. */
export const listAlerts = (scope: string | null, cursor?: string) =>
  read<AlertPage>(scope === null ? '/alerts' : `/stores/${scope}/alerts`, { cursor })

export const dismissAlert = (key: string, { storeId, id }: Pick<Alert, 'storeId' | 'id'>) =>
  command<Alert>(`/stores/${storeId}/alerts/${id}/dismissal`, key)
