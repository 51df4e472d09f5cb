import * as z from 'zod'
import { FunnelName } from '../../_insights/index.js'
import { StoreId } from '../../_platform/contract.js'
import { read } from '../../_platform/route.js'
import { DroppedPage, DroppedQuery } from './contract.js'
import { listDroppedGuests } from './list-dropped-guests.js'

const OfFunnel = z.object({ funnel: FunnelName })

export const droppedRoutes = [
  read(
    {
      ...{
        access: 'manager',
        path: '/stores/{storeId}/funnels/{funnel}/dropped',
        summary: '走到这一步就没再走的客人',
      },
      ...{ params: OfFunnel.extend({ storeId: StoreId }), query: DroppedQuery, reply: DroppedPage },
    },
    listDroppedGuests,
  ),
  read(
    {
      ...{ access: 'owner', path: '/funnels/{funnel}/dropped', summary: '各家店走到这一步就没再走的客人' },
      ...{ params: OfFunnel, query: DroppedQuery, reply: DroppedPage },
    },
    listDroppedGuests,
  ),
]
