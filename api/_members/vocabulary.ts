export const ROLES = ['clerk', 'manager', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** A second visit within so many days of the first makes a regular. */
export const REGULAR_WITHIN_DAYS = 30
export const NAME_MAX_LENGTH = 20
