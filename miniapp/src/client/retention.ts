import { openFile } from '@/platform/files'
import { authorized } from '@/platform/session'
import type {
  RetentionAnswer,
  RetentionCell,
  RetentionQuestion,
} from '../../../api/_insights/retention/contract'
import { READY_RETENTIONS, type ReadyRetention } from '../../../api/_insights/vocabulary'
import type { KnownGuestPage } from '../../../api/_reports/contract'
import { inquire, read } from './call'
import { scopePath } from './scope'

export type {
  RetentionAnswer,
  RetentionCell,
  RetentionQuestion,
} from '../../../api/_insights/retention/contract'

const placeOf = (scope: string) => `${scopePath(scope)}/retention-answers`

export const askRetention = (scope: string, question: RetentionQuestion) =>
  inquire<RetentionAnswer>(placeOf(scope), question)

/** The people of a cell, as far as they are fans or members. */
export const listReturned = (
  scope: string,
  question: ReadyRetention,
  query: RetentionCell & { cursor?: string },
) => read<KnownGuestPage>(`${placeOf(scope)}/${question}/guests`, query)

/** Fetches a table of who comes back as a spreadsheet and opens it where the phone opens them. */
export const openRetention = (scope: string, question: ReadyRetention, unit: RetentionCell['unit']) =>
  authorized((token) =>
    openFile(
      `/api${placeOf(scope)}/${question}/sheet?unit=${unit}`,
      token,
      `${READY_RETENTIONS[question].words}.xlsx`,
    ),
  )
