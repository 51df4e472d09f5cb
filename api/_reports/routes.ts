import * as z from 'zod'
import { MergeId, PageQuery, PersonId, StoreId, TagId } from '../_platform/contract.js'
import { command, fileRead, read } from '../_platform/route.js'
import {
  Guest,
  GuestPage,
  GuestPhone,
  GuestQuery,
  GuestTags,
  MergedGuest,
  MergeWish,
  StaffActionPage,
  StaffActionQuery,
  TagGiving,
  Timeline,
} from './contract.js'
import { exportMe } from './exporting/export-me.js'
import { spreadsheet } from './exporting/write-sheets.js'
import { figureReportRoutes } from './figures/routes.js'
import { funnelReportRoutes } from './funnels/routes.js'
import { getGuest } from './get-guest.js'
import { tagGuest, untagGuest } from './guest-tags.js'
import { listGuests } from './list-guests.js'
import { mergeGuests, partGuests } from './merge-guests.js'
import { readGuestPhone } from './read-phone.js'
import { retentionReportRoutes } from './retention/routes.js'
import { listStaffActions } from './staff-actions.js'
import { getTimeline } from './timeline.js'
import { weekRoutes } from './week/routes.js'

const OfGuest = z.object({ storeId: StoreId, personId: PersonId })

export const reportRoutes = [
  ...funnelReportRoutes,
  ...retentionReportRoutes,
  ...figureReportRoutes,
  fileRead(
    { access: 'guest', path: '/me/export', summary: '我的信息，抄一份', file: spreadsheet('我的信息') },
    exportMe,
  ),
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
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/guests/{personId}/phone',
      summary: '看了客人的手机号',
      params: OfGuest,
      reply: GuestPhone,
      answersOnce: true,
    },
    readGuestPhone,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/guests/{personId}/tags',
      summary: '给客人贴标签',
      params: OfGuest,
      body: TagGiving,
      reply: GuestTags,
    },
    tagGuest,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/guests/{personId}/tags/{tagId}/removal',
      summary: '揭下客人的标签',
      params: OfGuest.extend({ tagId: TagId }),
      reply: GuestTags,
    },
    untagGuest,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/guests/{personId}/merges',
      summary: '认作同一位客人',
      params: OfGuest,
      body: MergeWish,
      reply: MergedGuest,
    },
    mergeGuests,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/guests/{personId}/merges/{mergeId}/reversal',
      summary: '把客人分回两位',
      params: OfGuest.extend({ mergeId: MergeId }),
      reply: MergedGuest,
    },
    partGuests,
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
  ...weekRoutes,
]
