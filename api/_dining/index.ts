export { placeReservation } from './place-reservation.js'
export { cancelReservation, markNoShow, seatReservation } from './settle-reservation.js'
