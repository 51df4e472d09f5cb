export { ReminderDue } from './contract.js'
export { placeReservation } from './place-reservation.js'
export { getReservationToRemind } from './queries.js'
export { cancelReservation, markNoShow, seatReservation } from './settle-reservation.js'
