import * as z from 'zod'
import { AlertId, ChannelId, StoreId } from '../_platform/contract.js'
import { command, read } from '../_platform/route.js'
import { WeChatCode } from '../_storefront/index.js'
import { ChannelDetail, ChannelList, SpanQuery } from './contract.js'
import { PeriodQuery } from './figures/contract.js'
import { figureRoutes } from './figures/routes.js'
import { funnelRoutes } from './funnels/routes.js'
import { getChannelDetail } from './get-channel.js'
import { drawChannelCode, listChannels } from './list-channels.js'
import { Alert, AlertPage, AlertQuery } from './watching/contract.js'
import { dismissAlert, listAlerts } from './watching/list-alerts.js'

const OfStore = z.object({ storeId: StoreId })
const OfChannel = z.object({ storeId: StoreId, channelId: ChannelId })

export const insightRoutes = [
  ...figureRoutes,
  ...funnelRoutes,
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/channels',
      summary: '客人从哪里来',
      params: OfStore,
      query: PeriodQuery,
      reply: ChannelList,
    },
    listChannels,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/channels/{channelId}',
      summary: '一个来源',
      params: OfChannel,
      query: SpanQuery,
      reply: ChannelDetail,
    },
    getChannelDetail,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/channels/{channelId}/code',
      summary: '一个来源的小程序码，印出来用',
      params: OfChannel,
      reply: WeChatCode,
    },
    drawChannelCode,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/alerts',
      summary: '不寻常的事',
      params: OfStore,
      query: AlertQuery,
      reply: AlertPage,
    },
    listAlerts,
  ),
  read(
    {
      access: 'owner',
      path: '/alerts',
      summary: '各家店不寻常的事',
      query: AlertQuery,
      reply: AlertPage,
    },
    listAlerts,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/alerts/{alertId}/dismissal',
      summary: '知道了一件不寻常的事',
      params: z.object({ storeId: StoreId, alertId: AlertId }),
      reply: Alert,
    },
    dismissAlert,
  ),
]
