import type { ErrorCode } from '../_platform/errors.js'
import type { ReservationStatus } from './vocabulary.js'

type Command = 'seat' | 'markNoShow' | 'cancel'
type Standing = { status: ReservationStatus; startsAt: Date }
type Decision = { to: ReservationStatus; keepsTable: boolean } | { refused: ErrorCode }

const SEATING_OPENS_MINUTES = 120
const REINSTATEMENT_MINUTES = 10

/** What a command makes of a reservation at `now`. Only a booked one can move. */
export const decideReservation = (command: Command, { status, startsAt }: Standing, now: Date): Decision => {
  if (status !== 'booked') return { refused: 'reservation_settled' }
  const minutesToGo = (startsAt.getTime() - now.getTime()) / 60_000
  switch (command) {
    case 'seat':
      return minutesToGo > SEATING_OPENS_MINUTES
        ? { refused: 'reservation_too_early' }
        : { to: 'seated', keepsTable: true }
    case 'markNoShow':
      return minutesToGo > 0 ? { refused: 'reservation_not_due' } : { to: 'noShow', keepsTable: false }
    case 'cancel':
      return minutesToGo <= 0 ? { refused: 'reservation_begun' } : { to: 'canceled', keepsTable: false }
  }
}

/** What becomes of a seating or a no-show that staff want to take back at `now`: only within minutes, and a guest's own cancellation stands. */
export const decideReinstatement = (
  { status, settledAt }: { status: ReservationStatus; settledAt: Date | null },
  now: Date,
): { takesTable: boolean } | { refused: ErrorCode } => {
  if (status === 'booked' || !settledAt) return { refused: 'reservation_standing' }
  if (status === 'canceled') return { refused: 'reservation_settled' }
  const isLate = now.getTime() - settledAt.getTime() > REINSTATEMENT_MINUTES * 60_000
  return isLate ? { refused: 'reinstatement_too_late' } : { takesTable: status === 'noShow' }
}

export const mayDo = (command: Command, standing: Standing, now: Date) =>
  !('refused' in decideReservation(command, standing, now))
