import type { WorkHandler } from '../_platform/tick.js'
import { havePictureChecked } from './have-picture-checked.js'
import { remindOfExpiry } from './remind-of-expiry.js'
import { remindOfReservation } from './remind-of-reservation.js'

export const outreachHandlers: WorkHandler[] = [remindOfReservation, remindOfExpiry, havePictureChecked]
