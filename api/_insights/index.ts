export { channelFigures } from './channel-figures.js'
export { type Bucket, type FigureRow, figuresOf } from './figures/figures-of.js'
export { listDropped } from './funnels/list-dropped.js'
export { firstTouch, lastTouch, touchesOf } from './touches.js'
export { medianOf, type Usual, usualOf } from './usual.js'
export {
  BRAND,
  FIGURES,
  type FigureName,
  MEASURES,
  type Measure,
  RATES,
  type RateName,
} from './vocabulary.js'
export { storesToWatch } from './watching/stores-to-watch.js'
export { watchStore } from './watching/watch-store.js'
export { readWeeks } from './weeks/read-weeks.js'
export { countWeekAnew, rollUpWeeks } from './weeks/roll-up-weeks.js'
export { emptyWeek, type WeekFigures } from './weeks/week-figures.js'
