import type { RetentionAnswer, RetentionQuestion } from '../../../api/_insights/retention/contract'
import { inquire } from './call'
import { scopePath } from './scope'

export type { RetentionAnswer, RetentionQuestion } from '../../../api/_insights/retention/contract'

export const askRetention = (scope: string, question: RetentionQuestion) =>
  inquire<RetentionAnswer>(`${scopePath(scope)}/retention-answers`, question)
