import * as z from 'zod'
import { StoreId } from '../../_platform/contract.js'
import { read } from '../../_platform/route.js'
import {
  BrandOverview,
  CouponFigures,
  DishFigures,
  MemberFigures,
  Overview,
  PeriodQuery,
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
      ...{ params, query: PeriodQuery, reply: Overview },
    },
    getOverview,
  ),
  read(
    {
      ...{ access: 'owner', path: '/overview', summary: '所有店的数' },
      ...{ query: PeriodQuery, reply: BrandOverview },
    },
    getBrandOverview,
  ),
  read(
    {
      ...{ access: 'manager', path: '/stores/{storeId}/coupon-figures', summary: '券带来什么' },
      ...{ params, query: PeriodQuery, reply: CouponFigures },
    },
    getCouponFigures,
  ),
  read(
    {
      ...{ access: 'owner', path: '/coupon-figures', summary: '所有店的券带来什么' },
      ...{ query: PeriodQuery, reply: CouponFigures },
    },
    getCouponFigures,
  ),
  read(
    {
      ...{ access: 'manager', path: '/stores/{storeId}/dish-figures', summary: '客人看哪些菜' },
      ...{ params, query: PeriodQuery, reply: DishFigures },
    },
    getDishFigures,
  ),
  read(
    {
      ...{ access: 'owner', path: '/dish-figures', summary: '所有店的客人看哪些菜' },
      ...{ query: PeriodQuery, reply: DishFigures },
    },
    getDishFigures,
  ),
  read(
    {
      ...{ access: 'manager', path: '/stores/{storeId}/member-figures', summary: '会员怎么样' },
      ...{ params, query: PeriodQuery, reply: MemberFigures },
    },
    getMemberFigures,
  ),
  read(
    {
      ...{ access: 'owner', path: '/member-figures', summary: '所有店的会员怎么样' },
      ...{ query: PeriodQuery, reply: MemberFigures },
    },
    getMemberFigures,
  ),
]
