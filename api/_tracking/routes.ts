import { openRead, servedElsewhere } from '../_platform/route.js'
import { EventBatch, EventCatalog, EventReceipt } from './contract.js'
import { listEvents } from './list-events.js'

const CATALOG_SECONDS = 3_600

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
]
