import * as z from 'zod'
import { StoreId } from '../_platform/contract.js'
import { read } from '../_platform/route.js'
import { Pulse, PulseQuery } from './contract.js'
import { getPulse } from './get-pulse.js'

export const insightRoutes = [
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/pulse',
      summary: '经营',
      params: z.object({ storeId: StoreId }),
      query: PulseQuery,
      reply: Pulse,
    },
    getPulse,
  ),
]
