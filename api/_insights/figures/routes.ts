import * as z from 'zod'
import { StoreId } from '../../_platform/contract.js'
import { read } from '../../_platform/route.js'
import { SpanQuery } from '../contract.js'
import {
  BrandOverview,
  CouponFigures,
  DishFigures,
  MemberFigures,
  Overview,
  OverviewQuery,
} from './contract.js'
import { getCouponFigures } from './coupon-figures.js'
import { getDishFigures } from './dish-figures.js'
import { getBrandOverview, getOverview } from './get-overview.js'
import { getMemberFigures } from './member-figures.js'

const params = z.object({ storeId: StoreId })

export const figureRoutes = [
  read(
    {
      ...{ access: 'manager', path: '/stores/{storeId}/overview', summary: '一家店的数' },
      ...{ params, query: OverviewQuery, reply: Overview },
    },
    getOverview,
  ),
  read(
    {
      ...{ access: 'owner', path: '/overview', summary: '所有店的数' },
      ...{ query: OverviewQuery, reply: BrandOverview },
    },
    getBrandOverview,
  ),
  read(
    {
      ...{ access: 'manager', path: '/stores/{storeId}/coupon-figures', summary: '券带来什么' },
      ...{ params, query: SpanQuery, reply: CouponFigures },
    },
    getCouponFigures,
  ),
  read(
    {
      ...{ access: 'owner', path: '/coupon-figures', summary: '所有店的券带来什么' },
      ...{ query: SpanQuery, reply: CouponFigures },
    },
    getCouponFigures,
  ),
  read(
    {
      ...{ access: 'manager', path: '/stores/{storeId}/dish-figures', summary: '客人看哪些菜' },
      ...{ params, query: SpanQuery, reply: DishFigures },
    },
    getDishFigures,
  ),
  read(
    {
      ...{ access: 'owner', path: '/dish-figures', summary: '所有店的客人看哪些菜' },
      ...{ query: SpanQuery, reply: DishFigures },
    },
    getDishFigures,
  ),
  read(
    {
      ...{ access: 'manager', path: '/stores/{storeId}/member-figures', summary: '会员怎么样' },
      ...{ params, query: SpanQuery, reply: MemberFigures },
    },
    getMemberFigures,
  ),
  read(
    {
      ...{ access: 'owner', path: '/member-figures', summary: '所有店的会员怎么样' },
      ...{ query: SpanQuery, reply: MemberFigures },
    },
    getMemberFigures,
  ),
]
