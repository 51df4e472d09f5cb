import { askRetention, type RetentionQuestion } from '@/client/retention'
import { useApi } from '@/client/use-api'
import { ASKED, type Asked, PERIODS } from './retention-words'

export const useRetention = (scope: string, asked: Asked, unit: RetentionQuestion['unit']) =>
  useApi(`retention ${scope} ${asked} ${unit}`, () => {
    const { target, returning, kind } = ASKED[asked]
    return askRetention(scope, { target, returning, kind, unit, atLeast: 1, periods: PERIODS[unit] })
  })
