export const RESERVATION_STATUSES = ['booked', 'seated', 'noShow', 'canceled'] as const
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number]

export const TABLE_SHAPES = ['rect', 'round'] as const
export const FIXTURE_KINDS = ['wall', 'window', 'door', 'water', 'counter', 'room'] as const

export const TABLES_MAX = 300

/** Guests choose among today and the days after it. */
export const BOOKING_DAYS = 14
export const SLOT_MINUTES = 30
/** The last slot starts this long before the kitchen closes. */
export const LAST_SEATING_MINUTES = 60
/** A slot can be booked until this long before it starts. */
export const BOOKING_LEAD_MINUTES = 15
export const PARTY_SIZE_MAX = 20
/** A guest who agreed to it is reminded this long before the booking. */
export const REMINDER_HOURS = 2
/** A person keeps at most so many bookings that have not begun. */
export const UPCOMING_LIMIT = 3
