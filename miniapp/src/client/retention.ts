import type { RetentionAnswer, RetentionQuestion } from '../../../api/_insights/retention/contract'
import { command } from './call'

export type { RetentionAnswer, RetentionQuestion } from '../../../api/_insights/retention/contract'
