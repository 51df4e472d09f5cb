/** The answers that stay on the phone, so that a booking can be shown without a network. */
export const KEPT_KEYS = { storefront: 'storefront', myReservations: 'my-reservations' } as const
