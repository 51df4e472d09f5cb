import * as z from 'zod'
import { MerchantName, PageQuery, ReservationId, StoreId } from '../_platform/contract.js'
import { command, publicRead, read } from '../_platform/route.js'
import {
  Availability,
  AvailabilityQuery,
  FloorPlan,
  FloorPlanEdit,
  FoundQuery,
  KeptFloorPlan,
  Reservation,
  ReservationPage,
  ReservationRequest,
  StoreDay,
  StoreDayQuery,
  StoreReservation,
  StoreReservationPage,
  StrandedBookings,
  TelephoneReservationRequest,
  Usual,
} from './contract.js'
import { editFloorPlan } from './edit-floor-plan.js'
import { findReservations } from './find-reservations.js'
import { getMyUsual } from './get-my-usual.js'
import { getKeptFloorPlan, getStrandedBookings } from './keeper-queries.js'
import { placeReservation } from './place-reservation.js'
import { getAvailability, getFloorPlan, getStoreDay, listMyReservations } from './queries.js'
import { reinstateReservation } from './reinstate-reservation.js'
import { cancelReservation, markNoShow, seatReservation } from './settle-reservation.js'
import { takeTelephoneReservation } from './take-telephone-reservation.js'

const OfMerchant = z.object({ merchant: MerchantName, storeId: StoreId })
const OfStore = z.object({ storeId: StoreId })
const StoreReservationPath = z.object({ storeId: StoreId, reservationId: ReservationId })

export const diningRoutes = [
  publicRead(
    {
      access: 'merchant',
      path: '/merchants/{merchant}/stores/{storeId}/floor-plan',
      summary: '平面图',
      params: OfMerchant,
      reply: FloorPlan,
      cacheSeconds: 10,
    },
    getFloorPlan,
  ),
  publicRead(
    {
      access: 'merchant',
      path: '/merchants/{merchant}/stores/{storeId}/availability',
      summary: '哪天、几点、哪几张桌还空着',
      params: OfMerchant,
      query: AvailabilityQuery,
      reply: Availability,
    },
    getAvailability,
  ),
  command(
    {
      access: 'guest',
      path: '/stores/{storeId}/reservations',
      summary: '订座',
      params: OfStore,
      body: ReservationRequest,
      reply: Reservation,
    },
    placeReservation,
  ),
  read(
    {
      access: 'guest',
      path: '/stores/{storeId}/my-usual',
      summary: '我常订的那一桌',
      params: OfStore,
      reply: Usual,
    },
    getMyUsual,
  ),
  read(
    {
      access: 'guest',
      path: '/me/reservations',
      summary: '我的订座',
      query: PageQuery,
      reply: ReservationPage,
    },
    listMyReservations,
  ),
  command(
    {
      access: 'guest',
      path: '/me/reservations/{reservationId}/cancellation',
      summary: '取消订座',
      params: z.object({ reservationId: ReservationId }),
      reply: Reservation,
    },
    cancelReservation,
  ),
  read(
    {
      access: 'clerk',
      path: '/stores/{storeId}/reservations',
      summary: '一天的订座',
      params: OfStore,
      query: StoreDayQuery,
      reply: StoreDay,
    },
    getStoreDay,
  ),
  read(
    {
      access: 'clerk',
      path: '/stores/{storeId}/found-reservations',
      summary: '按手机尾号找订座',
      params: OfStore,
      query: FoundQuery,
      reply: StoreReservationPage,
    },
    findReservations,
  ),
  command(
    {
      access: 'clerk',
      path: '/stores/{storeId}/reservations/{reservationId}/seating',
      summary: '入座',
      params: StoreReservationPath,
      reply: StoreReservation,
    },
    seatReservation,
  ),
  command(
    {
      access: 'clerk',
      path: '/stores/{storeId}/reservations/{reservationId}/no-show',
      summary: '记没来',
      params: StoreReservationPath,
      reply: StoreReservation,
    },
    markNoShow,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/stranded-bookings',
      summary: '营业时间以外的订座',
      params: OfStore,
      reply: StrandedBookings,
    },
    getStrandedBookings,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/floor-plan',
      summary: '桌位图，此刻的',
      params: OfStore,
      reply: KeptFloorPlan,
    },
    getKeptFloorPlan,
  ),
  command(
    {
      access: 'clerk',
      path: '/stores/{storeId}/reservations/{reservationId}/reinstatement',
      summary: '撤回入座或没来',
      params: StoreReservationPath,
      reply: StoreReservation,
    },
    reinstateReservation,
  ),
  command(
    {
      access: 'clerk',
      path: '/stores/{storeId}/telephone-reservations',
      summary: '记电话订座',
      params: OfStore,
      body: TelephoneReservationRequest,
      reply: StoreReservation,
    },
    takeTelephoneReservation,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/floor-plan',
      summary: '改桌位图',
      params: OfStore,
      body: FloorPlanEdit,
      reply: FloorPlan,
    },
    editFloorPlan,
  ),
]
