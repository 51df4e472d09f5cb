import { askRetention, type RetentionQuestion } from '@/client/retention'
import { useApi } from '@/client/use-api'
import type { ReadyRetention } from '../../../../../api/_insights/vocabulary'
import { questionOf } from './retention-words'

export const useRetention = (scope: string, asked: ReadyRetention, unit: RetentionQuestion['unit']) =>
  useApi(`retention ${scope} ${asked} ${unit}`, () => askRetention(scope, questionOf(asked, unit)))
