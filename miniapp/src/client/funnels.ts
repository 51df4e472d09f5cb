import type {
  FunnelAnswer,
  FunnelInfo,
  FunnelList,
  FunnelQuestion,
  FunnelWish,
} from '../../../api/_insights/funnels/contract'
import type { DroppedPage } from '../../../api/_reports/funnels/contract'
import { command, inquire, read } from './call'
import { scopePath } from './scope'

export type {
  EventMatch,
  FunnelAnswer,
  FunnelDefinition,
  FunnelInfo,
  FunnelList,
} from '../../../api/_insights/funnels/contract'
export type { DroppedPage } from '../../../api/_reports/funnels/contract'

type Span = { from: string; to: string }
export type Split = 'none' | 'way' | 'store' | 'own'

const placeOf = (scope: string) => `${scopePath(scope)}/funnels`

export const listFunnels = (scope: string) => read<FunnelList>(placeOf(scope))

export const getFunnel = (scope: string, funnel: string, query: Span & { split: Split }) =>
  read<FunnelAnswer>(`${placeOf(scope)}/${funnel}`, query)

/** Who stopped at a step of a funnel, as far as they are fans or members. */
export const listDropped = (scope: string, funnel: string, query: Span & { step: number; cursor?: string }) =>
  read<DroppedPage>(`${placeOf(scope)}/${funnel}/dropped`, query)

/** What a funnel says that nobody has kept. */
export const askFunnel = (scope: string, question: FunnelQuestion) =>
  inquire<FunnelAnswer>(`${scopePath(scope)}/funnel-answers`, question)

export const keepFunnel = (key: string, scope: string, wish: FunnelWish) =>
  command<FunnelInfo>(placeOf(scope), key, wish)

export const removeFunnel = (key: string, scope: string, funnel: string) =>
  command<{ removed: true }>(`${placeOf(scope)}/${funnel}/removal`, key)
