import * as z from 'zod'
import { ChannelId, MerchantName, StoreId } from '../_platform/contract.js'
import { command, openRead, publicRead, servedElsewhere } from '../_platform/route.js'
import { findChannelPlace } from './channels.js'
import {
  Channel,
  ChannelCode,
  ChannelCost,
  ChannelEdit,
  ChannelPlace,
  ChannelRequest,
  EventBatch,
  EventCatalog,
  EventReceipt,
} from './contract.js'
import { editChannel, setChannelCost } from './edit-channel.js'
import { listEvents } from './list-events.js'
import { makeChannel } from './make-channel.js'

const CATALOG_SECONDS = 3_600
const CODE_SECONDS = 3_600

const OfStore = z.object({ storeId: StoreId })
const OfChannel = z.object({ storeId: StoreId, channelId: ChannelId })

export const trackingRoutes = [
  servedElsewhere({ path: '/events', summary: '手机记下的事', body: EventBatch, reply: EventReceipt }),
  openRead(
    {
      access: 'open',
      path: '/events/catalog',
      summary: '记下的事有哪些',
      reply: EventCatalog,
      cacheSeconds: CATALOG_SECONDS,
    },
    listEvents,
  ),
  publicRead(
    {
      access: 'merchant',
      path: '/merchants/{merchant}/channels/{code}',
      summary: '来源码是哪家店的',
      params: z.object({ merchant: MerchantName, code: ChannelCode }),
      reply: ChannelPlace,
      cacheSeconds: CODE_SECONDS,
    },
    findChannelPlace,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/channels',
      summary: '做一个新的来源',
      params: OfStore,
      body: ChannelRequest,
      reply: Channel,
    },
    makeChannel,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/channels/{channelId}',
      summary: '改一个来源',
      params: OfChannel,
      body: ChannelEdit,
      reply: Channel,
    },
    editChannel,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/channels/{channelId}/costs',
      summary: '记来源的花费',
      params: OfChannel,
      body: ChannelCost,
      reply: ChannelCost,
    },
    setChannelCost,
  ),
]
