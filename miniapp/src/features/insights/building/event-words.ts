import type { EventMatch, Named } from '@/client/funnels'
import { VISITED } from '../../../../../api/_insights/vocabulary'
import { EVENTS, type PropertyType } from '../../../../../api/_tracking/vocabulary'
import { sayFilter } from './filter-words'

export type EventKey = EventMatch['event']

/** What a guest can be counted by, in the groups a manager looks for it in. */
export const EVENT_GROUPS: { words: string; events: EventKey[] }[] = [
  { words: '到店', events: [VISITED, 'reservation_seated', 'voucher_redeemed'] },
  {
    words: '随便看看',
    events: [
      'app_opened',
      'page_viewed',
      'dish_exposed',
      'dish_viewed',
      'menu_searched',
      'dish_liked',
      'share_tapped',
    ],
  },
  {
    words: '订座',
    events: [
      ...([
        'booking_started',
        'slot_chosen',
        'table_chosen',
        'booking_submitted',
        'booking_refused',
      ] as const),
      ...(['reservation_placed', 'reservation_canceled', 'reservation_no_show'] as const),
    ],
  },
  {
    words: '券',
    events: [
      'offer_exposed',
      'offer_viewed',
      'claim_submitted',
      'claim_refused',
      'voucher_claimed',
      'voucher_shown',
    ],
  },
  {
    words: '粉丝和会员',
    events: ['fan_gained', 'membership_started', 'membership_submitted', 'member_joined', 'member_left'],
  },
]

export const eventWords = (event: EventKey) => (event === VISITED ? '到了店' : EVENTS[event].words)

/** Whether the phone itself writes it down, so that it lies within one use of the app. */
export const isOfPhone = (event: EventKey) => event !== VISITED && EVENTS[event].source === 'client'

export const propertiesOf = (event: EventKey): Record<string, PropertyType> =>
  event === VISITED ? {} : EVENTS[event].properties

/** 「订了座（4 位以上）或点开一道菜（外婆红烧肉）」 */
export const sayMatches = (matches: EventMatch[], names: Named[]) =>
  matches
    .map(({ event, filters }) => {
      const said = sayFilters(filters, names)
      return said ? `${eventWords(event)}（${said}）` : eventWords(event)
    })
    .join('或')

const sayFilters = (filters: EventMatch['filters'], names: Named[]) =>
  filters.map((filter) => sayFilter(filter, names)).join('、')

/** What a step asks beyond what was done, 「外婆红烧肉、人数 4 位以上」; nothing where it asks no more. */
export const sayAsked = (matches: EventMatch[], names: Named[]): string | null => {
  const [only, ...others] = matches
  if (!matches.some(({ filters }) => filters.length > 0)) return null
  return only && others.length === 0 ? sayFilters(only.filters, names) : sayMatches(matches, names)
}
