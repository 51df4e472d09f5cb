import newBooking from '@/assets/new-booking.wav'

/** Two soft notes, once somebody has touched the page: browsers allow none before. */
export const chime = () => void new Audio(newBooking).play().catch(() => undefined)
