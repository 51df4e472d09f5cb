import { getReservationToRemind, ReminderDue } from '../_dining/index.js'
import { noticeHandler } from './send-notice.js'
import { dayInWords } from './template-data.js'

/** Reminds a guest of a booking that is still to come. */
export const remindOfReservation = noticeHandler({
  work: 'remindOfReservation',
  kind: 'reservationReminder',
  schema: ReminderDue,
  subjectOf: ({ reservationId }) => reservationId,
  look: async (ctx, reservationId) => {
    const { personId, status, startsAt, ...booking } = await getReservationToRemind(ctx, reservationId)
    return {
      personId,
      isDue: status === 'booked' && startsAt > ctx.now,
      page: `pages/booked/index?id=${reservationId}`,
      words: {
        store: booking.storeName,
        time: `${dayInWords(booking.on)} ${booking.time}`,
        party: `${booking.partySize} 位`,
        table: `${booking.tableLabel} 号桌`,
      },
    }
  },
})
