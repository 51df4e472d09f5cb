import { BRAND } from '../../../api/_insights/vocabulary'
import type {
  SharedSummary,
  Summary,
  SummaryLink,
  SummaryLinkPage,
  SummaryPage,
} from '../../../api/_reports/week/contract'
import { command, read, readOpen } from './call'

export type { SharedSummary, Summary, SummaryLink, SummaryPage } from '../../../api/_reports/week/contract'

/** Whose summaries: a store's, or all stores' together with null, which is for owners. */
export type Scope = string | null

const placeOf = (scope: Scope, id?: string) =>
  `${scope === null ? '' : `/stores/${scope}`}/summaries${id === undefined ? '' : `/${id}`}`

export type OfSummary = { scope: Scope; id: string }

export const listSummaries = (scope: Scope, cursor?: string) =>
  read<SummaryPage>(placeOf(scope), { cursor, only: scope === null ? BRAND : undefined })

export const getSummary = ({ scope, id }: OfSummary) => read<Summary>(placeOf(scope, id))

/** Does what a suggestion says; `nth` is its place in the summary, from 1 on. */
export const takeSuggestion = (key: string, { scope, id, nth }: OfSummary & { nth: number }) =>
  command<Summary>(`${placeOf(scope, id)}/suggestions/${nth}`, key)

/** Makes undone what a suggestion did. */
export const takeBackSuggestion = (key: string, { scope, id, nth }: OfSummary & { nth: number }) =>
  command<Summary>(`${placeOf(scope, id)}/suggestions/${nth}/reversal`, key)

/** Counts the week anew; another revision where something is otherwise. */
export const reviseSummary = (key: string, { scope, id }: OfSummary) =>
  command<Summary>(`${placeOf(scope, id)}/revision`, key)

export const listSummaryLinks = ({ scope, id }: OfSummary, cursor?: string) =>
  read<SummaryLinkPage>(`${placeOf(scope, id)}/links`, { cursor })

export const makeSummaryLink = (key: string, { scope, id }: OfSummary) =>
  command<SummaryLink>(`${placeOf(scope, id)}/links`, key)

export const removeSummaryLink = (key: string, { scope, id, linkId }: OfSummary & { linkId: string }) =>
  command<SummaryLink>(`${placeOf(scope, id)}/links/${linkId}/removal`, key)

/** What a link shows to anybody who has it. */
export const getSharedSummary = (token: string) => readOpen<SharedSummary>(`/shared-summaries/${token}`)
