import { servedElsewhere } from '../_platform/route.js'
import { EventBatch, EventReceipt } from './contract.js'

export const trackingRoutes = [
  servedElsewhere({ path: '/events', summary: '手机记下的事', body: EventBatch, reply: EventReceipt }),
]
