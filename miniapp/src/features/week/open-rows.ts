import type { Summary } from '@/client/summaries'
import { openPage } from '@/platform/navigation'
import { BRAND, FIGURES, type FigureName, type Measure, RATES } from '../../../../api/_insights/vocabulary'
import type { About } from './week-paper-view'

/** The rows that a measure counts; null where it counts none of its own. */
const figureBehind = (measure: Measure): FigureName | null => {
  if (measure in FIGURES) return measure as FigureName
  if (measure in RATES) return RATES[measure as keyof typeof RATES].part
  return measure === 'nightRedemptions' ? 'redemptions' : null
}

/** Opens what is behind a figure or a sentence: the channel it is about, else its rows. */
export const openAbout = ({ measure, channelId }: About, { storeId, body }: Summary) => {
  if (channelId && storeId) return openPage('channel', { storeId, channelId })
  const figure = figureBehind(measure)
  if (figure === null) return undefined
  return openPage('rows', { figure, from: body.from, to: body.to, storeId: storeId ?? BRAND })
}
