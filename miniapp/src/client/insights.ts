import type { Pulse } from '../../../api/_insights/contract'
import { read } from './call'

export type { Pulse } from '../../../api/_insights/contract'

export const getPulse = (storeId: string, period: 'today' | 'week') =>
  read<Pulse>(`/stores/${storeId}/pulse`, { period })
