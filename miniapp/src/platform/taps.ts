import { logEvent } from './events'
import { herePage } from './navigation'

/** The buttons a manager asks about, besides those that have an event of their own. */
type Button =
  | 'call'
  | 'map'
  | 'copy_address'
  | 'tab.home'
  | 'tab.menu'
  | 'tab.booking'
  | 'tab.coupons'
  | 'tab.me'
  | 'menu_category'
  | 'other_store'
  | 'book_tonight'
  | 'book_dish'
  | 'book_with_coupon'
  | 'book_again'
  | 'leave_booking'
  | 'reminder'
  | 'open_in_wechat'

/** Writes down that somebody tapped a button, and on which page. */
export const logTap = (what: Button, storeId?: string) =>
  logEvent('tapped', { what, page: herePage().name }, storeId)
