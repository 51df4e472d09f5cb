import * as z from 'zod'
import { PageQuery, PersonId, StoreId } from '../_platform/contract.js'
import { fileRead, read } from '../_platform/route.js'
import { Guest, GuestPage, GuestQuery, StaffActionPage, StaffActionQuery, Timeline } from './contract.js'
import { exportMe } from './exporting/export-me.js'
import { getGuest, getTimeline, listGuests } from './queries.js'
import { listStaffActions } from './staff-actions.js'

const OfGuest = z.object({ storeId: StoreId, personId: PersonId })

const SPREADSHEET = {
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  name: '我的信息.xlsx',
}

export const reportRoutes = [
  fileRead({ access: 'guest', path: '/me/export', summary: '我的信息，抄一份', file: SPREADSHEET }, exportMe),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/guests',
      summary: '客人',
      params: z.object({ storeId: StoreId }),
      query: GuestQuery,
      reply: GuestPage,
    },
    listGuests,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/guests/{personId}',
      summary: '一位客人',
      params: OfGuest,
      reply: Guest,
    },
    getGuest,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/guests/{personId}/timeline',
      summary: '她和我们',
      params: OfGuest,
      query: PageQuery,
      reply: Timeline,
    },
    getTimeline,
  ),
  read(
    {
      access: 'owner',
      path: '/staff-actions',
      summary: '谁做了什么',
      query: StaffActionQuery,
      reply: StaffActionPage,
    },
    listStaffActions,
  ),
]
