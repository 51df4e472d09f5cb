import * as z from 'zod'
import { StoreId } from '../../_platform/contract.js'
import { read } from '../../_platform/route.js'
import { BrandOverview, Overview, OverviewQuery } from './contract.js'
import { getBrandOverview, getOverview } from './get-overview.js'

const OfStore = z.object({ storeId: StoreId })

export const figureRoutes = [
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/overview',
      summary: '一家店的数',
      params: OfStore,
      query: OverviewQuery,
      reply: Overview,
    },
    getOverview,
  ),
  read(
    {
      access: 'owner',
      path: '/overview',
      summary: '所有店的数',
      query: OverviewQuery,
      reply: BrandOverview,
    },
    getBrandOverview,
  ),
]
