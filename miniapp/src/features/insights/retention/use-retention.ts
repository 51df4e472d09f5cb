import { askRetention, type RetentionQuestion } from '@/client/retention'
import { useApi } from '@/client/use-api'
import { ASKED, type Asked, PERIODS } from './retention-words'

export const useRetention = (storeId: string, asked: Asked, unit: RetentionQuestion['unit']) =>
  useApi(`retention ${storeId} ${asked} ${unit}`, () => {
    const { target, returning, kind } = ASKED[asked]
    return askRetention(storeId, { target, returning, kind, unit, atLeast: 1, periods: PERIODS[unit] })
  })
