import type {
  Availability,
  FloorPlan,
  FloorPlanEdit,
  KeptFloorPlan,
  Reservation,
  ReservationPage,
  ReservationRequest,
  StoreDay,
  StoreReservation,
  StoreReservationPage,
  StrandedBookings,
  TelephoneReservationRequest,
  Usual,
} from '../../../api/_dining/contract'
import { command, read, readAgain, readPublic } from './call'

export type {
  Availability,
  FloorPlan,
  FloorPlanEdit,
  KeptFloorPlan,
  Reservation,
  ReservationRequest,
  StoreDay,
  StoreReservation,
  Table,
  TelephoneReservationRequest,
} from '../../../api/_dining/contract'

export const getFloorPlan = (storeId: string) => readPublic<FloorPlan>(`/stores/${storeId}/floor-plan`)

export const getAvailability = (storeId: string, query: { on?: string; partySize: number }) =>
  readPublic<Availability>(`/stores/${storeId}/availability`, query)

export const placeReservation = (key: string, storeId: string, wanted: ReservationRequest) =>
  command<Reservation>(`/stores/${storeId}/reservations`, key, wanted)

/** What the person usually books here, where they let the shop know them by their habits. */
export const getMyUsual = (storeId: string) => read<Usual>(`/stores/${storeId}/my-usual`)

export const listMyReservations = (cursor?: string) => read<ReservationPage>('/me/reservations', { cursor })

export const cancelReservation = (key: string, reservationId: string) =>
  command<Reservation>(`/me/reservations/${reservationId}/cancellation`, key)

export const getStoreDay = (storeId: string, query: { on?: string; cursor?: string; limit?: number } = {}) =>
  readAgain<StoreDay>(`/stores/${storeId}/reservations`, query)

/** The bookings from yesterday on whose phone ends in `tail`. */
export const findReservations = (storeId: string, tail: string, cursor?: string) =>
  read<StoreReservationPage>(`/stores/${storeId}/found-reservations`, { tail, cursor })

export const seatReservation = (key: string, storeId: string, reservationId: string) =>
  command<StoreReservation>(`/stores/${storeId}/reservations/${reservationId}/seating`, key)

export const markNoShow = (key: string, storeId: string, reservationId: string) =>
  command<StoreReservation>(`/stores/${storeId}/reservations/${reservationId}/no-show`, key)

/** Takes a seating or a no-show of the last minutes back. */
export const reinstateReservation = (key: string, storeId: string, reservationId: string) =>
  command<StoreReservation>(`/stores/${storeId}/reservations/${reservationId}/reinstatement`, key)

export const takeTelephoneReservation = (key: string, storeId: string, wanted: TelephoneReservationRequest) =>
  command<StoreReservation>(`/stores/${storeId}/telephone-reservations`, key, wanted)
export const getKeptFloorPlan = (storeId: string) => read<KeptFloorPlan>(`/stores/${storeId}/floor-plan`)

export const editFloorPlan = (key: string, storeId: string, plan: FloorPlanEdit) =>
  command<FloorPlan>(`/stores/${storeId}/floor-plan`, key, plan)

export const getStrandedBookings = (storeId: string) =>
  read<StrandedBookings>(`/stores/${storeId}/stranded-bookings`)
