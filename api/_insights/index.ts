export { channelFigures } from './channel-figures.js'
export type { ChannelList } from './contract.js'
export type {
  BrandOverview,
  CouponFigures,
  DishFigures,
  MemberFigures,
  Overview,
} from './figures/contract.js'
export { getCouponFigures } from './figures/coupon-figures.js'
export { getDishFigures } from './figures/dish-figures.js'
export { figuresOf } from './figures/figures-of.js'
export { getBrandOverview, getOverview } from './figures/get-overview.js'
export { getMemberFigures } from './figures/member-figures.js'
export { listRowsBehind, type RowBehind } from './figures/rows.js'
export { readScope } from './figures/scope.js'
export { type FunnelAnswer, FunnelName, FunnelQuery } from './funnels/contract.js'
export { listDropped } from './funnels/list-dropped.js'
export { nameFunnel } from './funnels/name-funnel.js'
export { readFunnel } from './funnels/read-funnel.js'
export { listChannels } from './list-channels.js'
export { askRetention } from './retention/ask-retention.js'
export type { RetentionAnswer } from './retention/contract.js'
export { listReturned } from './retention/list-returned.js'
export { readyRetention } from './retention/ready-retention.js'
export { firstTouch, lastTouch, touchesOf } from './touches.js'
export { medianOf, type Usual, usualOf } from './usual.js'
export {
  BRAND,
  FIGURES,
  type FigureName,
  type FigurePage,
  HISTOGRAM,
  INTERESTS,
  MEASURES,
  MEMBER_GROUPS,
  MEMBER_STANDINGS,
  type Measure,
  type MemberGroup,
  type MemberStanding,
  RATES,
  type RateName,
  READY_RETENTIONS,
  RETENTION_PERIODS,
  type ReadyRetention,
  type RowFigure,
  VOUCHER_FIGURES,
} from './vocabulary.js'
export { storesToWatch } from './watching/stores-to-watch.js'
export { watchStore } from './watching/watch-store.js'
export { readWeeks } from './weeks/read-weeks.js'
export { countWeekAnew, rollUpWeeks } from './weeks/roll-up-weeks.js'
export { emptyWeek, type WeekFigures } from './weeks/week-figures.js'
