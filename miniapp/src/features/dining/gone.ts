/** Answers after which another table, time or day has to be chosen. */
export const GONE = ['table_unavailable', 'slot_unavailable', 'day_closed', 'party_does_not_fit']
