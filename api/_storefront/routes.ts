import * as z from 'zod'
import { MerchantName, StoreId } from '../_platform/contract.js'
import { publicRead } from '../_platform/route.js'
import { Menu, Storefront } from './contract.js'
import { getMenu, getStorefront } from './queries.js'

export const storefrontRoutes = [
  publicRead(
    {
      access: 'merchant',
      path: '/merchants/{merchant}/storefront',
      summary: '店面：门店、营业、公告',
      params: z.object({ merchant: MerchantName }),
      reply: Storefront,
      cacheSeconds: 10,
    },
    getStorefront,
  ),
  publicRead(
    {
      access: 'merchant',
      path: '/merchants/{merchant}/stores/{storeId}/menu',
      summary: '菜单',
      params: z.object({ merchant: MerchantName, storeId: StoreId }),
      reply: Menu,
      cacheSeconds: 10,
    },
    getMenu,
  ),
]
