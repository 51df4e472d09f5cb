import { openFile } from '@/platform/files'
import { authorized } from '@/platform/session'
import type {
  FunnelAnswer,
  FunnelInfo,
  FunnelList,
  FunnelQuestion,
  FunnelWish,
} from '../../../api/_insights/funnels/contract'
import type { SubjectPage } from '../../../api/_insights/subjects/contract'
import type { SubjectName } from '../../../api/_insights/vocabulary'
import type { KnownGuestPage } from '../../../api/_reports/contract'
import { command, inquire, read } from './call'
import { scopePath } from './scope'

export type {
  EventMatch,
  FunnelAnswer,
  FunnelDefinition,
  FunnelInfo,
  FunnelList,
  Named,
} from '../../../api/_insights/funnels/contract'
export type { KnownGuestPage } from '../../../api/_reports/contract'

type Span = { from: string; to: string }
export type Split = 'none' | 'way' | 'store' | 'own'

const placeOf = (scope: string) => `${scopePath(scope)}/funnels`

export const listFunnels = (scope: string) => read<FunnelList>(placeOf(scope))

export const getFunnel = (scope: string, funnel: string, query: Span & { split: Split }) =>
  read<FunnelAnswer>(`${placeOf(scope)}/${funnel}`, query)

/** Who stopped at a step of a funnel, as far as they are fans or members. */
export const listDropped = (scope: string, funnel: string, query: Span & { step: number; cursor?: string }) =>
  read<KnownGuestPage>(`${placeOf(scope)}/${funnel}/dropped`, query)

/** Fetches a funnel as a spreadsheet and opens it where the phone opens them. */
export const openFunnel = (scope: string, { funnel, name }: FunnelInfo, query: Span & { split: Split }) =>
  authorized((token) => {
    const { from, to, split } = query
    const path = `/api${placeOf(scope)}/${funnel}/sheet?from=${from}&to=${to}&split=${split}`
    return openFile(path, token, `${name} ${to}.xlsx`)
  })

/** What the filters of a funnel can name: dishes, offers, channels, stores. */
export const listSubjects = (
  scope: string,
  subject: SubjectName,
  query: { search?: string; cursor?: string; limit: number },
) => read<SubjectPage>(`${scopePath(scope)}/subjects/${subject}`, query)

/** What a funnel says that nobody has kept. */
export const askFunnel = (scope: string, question: FunnelQuestion) =>
  inquire<FunnelAnswer>(`${scopePath(scope)}/funnel-answers`, question)

export const keepFunnel = (key: string, scope: string, wish: FunnelWish) =>
  command<FunnelInfo>(placeOf(scope), key, wish)

export const removeFunnel = (key: string, scope: string, funnel: string) =>
  command<{ removed: true }>(`${placeOf(scope)}/${funnel}/removal`, key)
