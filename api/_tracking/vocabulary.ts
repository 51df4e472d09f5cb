/** The types a property of an event can have. Events hold no free text and no person. */
export type PropertyType = 'id' | 'word' | 'count' | 'fen' | 'flag'

type EventDefinition = { source: 'client' | 'server'; properties: Record<string, PropertyType> }

/** Every event there is: who writes it, and what it may carry. An optional property is simply absent. */
export const EVENTS = {
  app_opened: { source: 'client', properties: { scene: 'count', channel: 'word' } },
  page_viewed: { source: 'client', properties: { page: 'word', seconds: 'count' } },
  offer_viewed: { source: 'client', properties: { offerId: 'id' } },
  dish_viewed: { source: 'client', properties: { dishId: 'id' } },
  slot_chosen: { source: 'client', properties: { partySize: 'count', daysAhead: 'count' } },
  table_chosen: { source: 'client', properties: { tableId: 'id', partySize: 'count' } },
  voucher_shown: { source: 'client', properties: { voucherId: 'id' } },
  fan_gained: { source: 'server', properties: { by: 'word' } },
  member_joined: { source: 'server', properties: {} },
  member_left: { source: 'server', properties: {} },
  dish_liked: { source: 'server', properties: { dishId: 'id' } },
  dish_unliked: { source: 'server', properties: { dishId: 'id' } },
  reservation_placed: {
    source: 'server',
    properties: { reservationId: 'id', tableId: 'id', partySize: 'count', channel: 'word' },
  },
  reservation_canceled: {
    source: 'server',
    properties: { reservationId: 'id', tableId: 'id', partySize: 'count' },
  },
  reservation_seated: {
    source: 'server',
    properties: { reservationId: 'id', tableId: 'id', partySize: 'count' },
  },
  reservation_no_show: {
    source: 'server',
    properties: { reservationId: 'id', tableId: 'id', partySize: 'count' },
  },
  reservation_reinstated: {
    source: 'server',
    properties: { reservationId: 'id', tableId: 'id', partySize: 'count' },
  },
  voucher_claimed: { source: 'server', properties: { voucherId: 'id', offerId: 'id' } },
  voucher_validated: { source: 'server', properties: { voucherId: 'id', offerId: 'id' } },
  voucher_redeemed: {
    source: 'server',
    properties: { voucherId: 'id', offerId: 'id', billFen: 'fen', discountFen: 'fen' },
  },
  voucher_reversed: {
    source: 'server',
    properties: { voucherId: 'id', offerId: 'id', billFen: 'fen', discountFen: 'fen' },
  },
} as const satisfies Record<string, EventDefinition>

type EventName = keyof typeof EVENTS
export type ClientEventName = {
  [N in EventName]: (typeof EVENTS)[N]['source'] extends 'client' ? N : never
}[EventName]
export type ServerEventName = Exclude<EventName, ClientEventName>

type PropertyValue<T extends PropertyType> = T extends 'id' | 'word'
  ? string
  : T extends 'flag'
    ? boolean
    : number
export type EventProperties<N extends EventName> = {
  [P in keyof (typeof EVENTS)[N]['properties']]?: (typeof EVENTS)[N]['properties'][P] extends PropertyType
    ? PropertyValue<(typeof EVENTS)[N]['properties'][P]>
    : never
}

export const EVENTS_PER_BATCH = 200
/** A visitor event older than this, or further ahead than a day, keeps its clock but is filed at its arrival. */
export const LATE_AFTER_DAYS = 7
