import { newKey } from '@/platform/ids'
import type {
  DroppedPage,
  FunnelAnswer,
  FunnelInfo,
  FunnelList,
  FunnelQuestion,
  FunnelWish,
} from '../../../api/_insights/funnels/contract'
import { command, read } from './call'

export type {
  DroppedPage,
  EventMatch,
  FunnelAnswer,
  FunnelDefinition,
  FunnelInfo,
  FunnelList,
} from '../../../api/_insights/funnels/contract'

type Span = { from: string; to: string }
export type Split = 'none' | 'way' | 'store' | 'own'

const placeOf = (storeId: string) => `/stores/${storeId}/funnels`

export const listFunnels = (storeId: string) => read<FunnelList>(placeOf(storeId))

export const getFunnel = (storeId: string, funnel: string, query: Span & { split: Split }) =>
  read<FunnelAnswer>(`${placeOf(storeId)}/${funnel}`, query)

/** Who stopped at a step of a funnel, as far as they are known by name. */
export const listDropped = (
  storeId: string,
  funnel: string,
  query: Span & { step: number; cursor?: string },
) => read<DroppedPage>(`${placeOf(storeId)}/${funnel}/dropped`, query)

/** What a funnel says that nobody has kept. */
export const askFunnel = (storeId: string, question: FunnelQuestion) =>
  command<FunnelAnswer>(`${placeOf(storeId)}/answers`, newKey(), question)

export const keepFunnel = (key: string, storeId: string, wish: FunnelWish) =>
  command<FunnelInfo>(placeOf(storeId), key, wish)
