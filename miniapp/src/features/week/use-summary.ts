import {
  getSharedSummary,
  getSummary,
  listSummaries,
  listSummaryLinks,
  makeSummaryLink,
  type OfSummary,
  removeSummaryLink,
  reviseSummary,
  type Scope,
  takeBackSuggestion,
  takeSuggestion,
} from '@/client/summaries'
import { useApi, useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { usePages } from '@/client/use-pages'

const listKey = (scope: Scope) => `summaries ${scope ?? 'all'}`

export const useSummaries = (scope: Scope) =>
  usePages(listKey(scope), (cursor) => listSummaries(scope, cursor))

/** One summary, the last one where none is named; null where there is none yet. */
export const useSummary = (scope: Scope, named: string | undefined) => {
  const list = useApi(named ? null : listKey(scope), () => listSummaries(scope))
  const id = named ?? list.data?.items[0]?.id
  const one = useApi(id ? `summary ${id}` : null, () => getSummary({ scope, id: id ?? '' }))
  return {
    data: list.data && !id ? null : one.data,
    error: list.error ?? one.error,
    retry: () => Promise.all([list.retry(), one.retry()]),
  }
}

export const useSharedSummary = (token: string) =>
  useApi(`shared-summary ${token}`, () => getSharedSummary(token))

/** The addresses of a summary, the latest first. */
export const useSummaryLinks = (of: OfSummary) =>
  usePages(`summary-links ${of.id}`, (cursor) => listSummaryLinks(of, cursor))

const useSummaryCommand = <I, R>(send: (key: string, input: I) => Promise<R>, ...changes: string[]) => {
  const { run, busy, fault } = useCommand(send)
  const refresh = useRefresh()
  const act = async (input: I) => {
    const outcome = await run(input)
    if ('fault' in outcome) return undefined
    await Promise.all(changes.map(refresh))
    return outcome.done
  }
  return { act, busy, fault: fault?.message ?? null }
}

/** Each `act` answers what came of it; undefined where it was refused, and `fault` says why. */
export const useTakeSuggestion = () => useSummaryCommand(takeSuggestion, 'summary ')
export const useTakeBack = () => useSummaryCommand(takeBackSuggestion, 'summary ')
export const useRevision = () => useSummaryCommand(reviseSummary, 'summary ', 'summaries ')
export const useMakeLink = () => useSummaryCommand(makeSummaryLink, 'summary-links ')
export const useRemoveLink = () => useSummaryCommand(removeSummaryLink, 'summary-links ')
