import * as z from 'zod'
import { PageQuery, RecipientId, StoreId } from '../../_platform/contract.js'
import { command, type Route, read } from '../../_platform/route.js'
import {
  RecipientRequest,
  ReportDelivery,
  ReportDeliveryPage,
  ReportRecipient,
  ReportRecipientPage,
} from '../contract.js'
import { addRecipient, removeRecipient } from './keep-recipients.js'
import { listDeliveries } from './list-deliveries.js'
import { listRecipients } from './list-recipients.js'
import { sendTrial } from './send-trial.js'

const OfStore = z.object({ storeId: StoreId })
const OfStoreRecipient = z.object({ storeId: StoreId, recipientId: RecipientId })
const OfRecipient = z.object({ recipientId: RecipientId })

const brand = { storeId: null }

/** Where a store's own reports go, by its managers. */
const storeRoutes: Route[] = [
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/report-recipients',
      summary: '这家店的报告发给谁',
      params: OfStore,
      query: PageQuery,
      reply: ReportRecipientPage,
    },
    listRecipients,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/report-recipients',
      summary: '加一个收这家店报告的地方',
      params: OfStore,
      body: RecipientRequest,
      reply: ReportRecipient,
    },
    addRecipient,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/report-recipients/{recipientId}/removal',
      summary: '这家店的报告不再发到那里',
      params: OfStoreRecipient,
      reply: ReportRecipient,
    },
    removeRecipient,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/report-recipients/{recipientId}/trials',
      summary: '试发一条这家店的报告',
      params: OfStoreRecipient,
      reply: ReportDelivery,
    },
    sendTrial,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/report-recipients/{recipientId}/deliveries',
      summary: '这家店的报告发得怎样',
      params: OfStoreRecipient,
      query: PageQuery,
      reply: ReportDeliveryPage,
    },
    listDeliveries,
  ),
]

/** Where the reports on all stores together go, by the owners. */
const brandRoutes: Route[] = [
  read(
    {
      access: 'owner',
      path: '/report-recipients',
      summary: '全部店的报告发给谁',
      query: PageQuery,
      reply: ReportRecipientPage,
    },
    (ctx, input) => listRecipients(ctx, { ...input, ...brand }),
  ),
  command(
    {
      access: 'owner',
      path: '/report-recipients',
      summary: '加一个收全部店报告的地方',
      body: RecipientRequest,
      reply: ReportRecipient,
    },
    (ctx, input) => addRecipient(ctx, { ...input, ...brand }),
  ),
  command(
    {
      access: 'owner',
      path: '/report-recipients/{recipientId}/removal',
      summary: '全部店的报告不再发到那里',
      params: OfRecipient,
      reply: ReportRecipient,
    },
    (ctx, input) => removeRecipient(ctx, { ...input, ...brand }),
  ),
  command(
    {
      access: 'owner',
      path: '/report-recipients/{recipientId}/trials',
      summary: '试发一条全部店的报告',
      params: OfRecipient,
      reply: ReportDelivery,
    },
    (ctx, input) => sendTrial(ctx, { ...input, ...brand }),
  ),
  read(
    {
      access: 'owner',
      path: '/report-recipients/{recipientId}/deliveries',
      summary: '全部店的报告发得怎样',
      params: OfRecipient,
      query: PageQuery,
      reply: ReportDeliveryPage,
    },
    (ctx, input) => listDeliveries(ctx, { ...input, ...brand }),
  ),
]

export const reportingRoutes = [...storeRoutes, ...brandRoutes]
