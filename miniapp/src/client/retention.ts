import { newKey } from '@/platform/ids'
import type { RetentionAnswer, RetentionQuestion } from '../../../api/_insights/retention/contract'
import { command } from './call'

export type { RetentionAnswer, RetentionQuestion } from '../../../api/_insights/retention/contract'

export const askRetention = (storeId: string, question: RetentionQuestion) =>
  command<RetentionAnswer>(`/stores/${storeId}/retention`, newKey(), question)
