import * as z from 'zod'
import { Invite } from '../_members/index.js'
import { CategoryId, DishId, MerchantName, StoreId } from '../_platform/contract.js'
import { agencyCall, command, openCall, publicRead, read } from '../_platform/route.js'
import { addStore } from './add-store.js'
import {
  CategoryEdit,
  CodeQuery,
  DishEdit,
  FavouriteEdit,
  FavouriteList,
  FavouriteQuery,
  LinkRequest,
  Menu,
  MenuOrder,
  OpenedMerchant,
  OpeningRequest,
  SoldOutEdit,
  Store,
  StoreEdit,
  Storefront,
  StoreHours,
  StoreRequest,
  WeChatCode,
  WeChatLink,
} from './contract.js'
import { addCategory, editCategory, removeCategory } from './edit-categories.js'
import { addDish, editDish, markSoldOut, removeDish } from './edit-dishes.js'
import { editHours, editStore } from './edit-store.js'
import { likeDish, listFavourites } from './favourites.js'
import { inviteOwnerAnew, openMerchant } from './open-merchant.js'
import { orderMenu } from './order-menu.js'
import { getHours, getMenu, getProfile, getStorefront } from './queries.js'
import { makeWeChatCode, makeWeChatLink } from './wechat-doors.js'

const CODE_SECONDS = 86_400

const OfMerchant = z.object({ merchant: MerchantName })
const OfStore = z.object({ storeId: StoreId })
const OfCategory = z.object({ storeId: StoreId, categoryId: CategoryId })
const OfDish = z.object({ storeId: StoreId, dishId: DishId })

export const storefrontRoutes = [
  agencyCall(
    {
      access: 'agency',
      path: '/merchants',
      summary: '开通商户',
      body: OpeningRequest,
      reply: OpenedMerchant,
    },
    openMerchant,
  ),
  agencyCall(
    {
      access: 'agency',
      path: '/merchants/{merchant}/owner-invites',
      summary: '再发一个老板的邀请码',
      params: z.object({ merchant: MerchantName }),
      reply: Invite,
    },
    inviteOwnerAnew,
  ),
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
  read(
    {
      access: 'clerk',
      path: '/stores/{storeId}/menu',
      summary: '店里看的菜单，不经缓存',
      params: OfStore,
      reply: Menu,
    },
    getMenu,
  ),
  command(
    { access: 'owner', path: '/stores', summary: '再开一家店', body: StoreRequest, reply: Store },
    addStore,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/profile',
      summary: '门店资料，此刻的',
      params: OfStore,
      reply: Store,
    },
    getProfile,
  ),
  command(
    {
      access: 'guest',
      path: '/dishes/{dishId}/favourite',
      summary: '想吃这道菜',
      params: z.object({ dishId: DishId }),
      body: FavouriteEdit,
      reply: FavouriteList,
    },
    likeDish,
  ),
  read(
    {
      access: 'guest',
      path: '/me/favourites',
      summary: '想吃的菜',
      query: FavouriteQuery,
      reply: FavouriteList,
    },
    listFavourites,
  ),
  openCall(
    {
      access: 'open',
      path: '/merchants/{merchant}/links',
      summary: '去微信的链接',
      params: OfMerchant,
      body: LinkRequest,
      reply: WeChatLink,
    },
    makeWeChatLink,
  ),
  publicRead(
    {
      access: 'merchant',
      path: '/merchants/{merchant}/code',
      summary: '小程序码',
      params: OfMerchant,
      query: CodeQuery,
      reply: WeChatCode,
      cacheSeconds: CODE_SECONDS,
    },
    makeWeChatCode,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/profile',
      summary: '改门店资料',
      params: OfStore,
      body: StoreEdit,
      reply: Store,
    },
    editStore,
  ),
  read(
    {
      access: 'manager',
      path: '/stores/{storeId}/hours',
      summary: '全部营业时间',
      params: OfStore,
      reply: StoreHours,
    },
    getHours,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/hours',
      summary: '改营业时间',
      params: OfStore,
      body: StoreHours,
      reply: Store,
    },
    editHours,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/menu/categories',
      summary: '加一类菜',
      params: OfStore,
      body: CategoryEdit,
      reply: Menu,
    },
    addCategory,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/menu/categories/{categoryId}',
      summary: '改一类菜',
      params: OfCategory,
      body: CategoryEdit,
      reply: Menu,
    },
    editCategory,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/menu/categories/{categoryId}/removal',
      summary: '拿掉一类菜',
      params: OfCategory,
      reply: Menu,
    },
    removeCategory,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/menu/dishes',
      summary: '加一道菜',
      params: OfStore,
      body: DishEdit,
      reply: Menu,
    },
    addDish,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/menu/dishes/{dishId}',
      summary: '改一道菜',
      params: OfDish,
      body: DishEdit,
      reply: Menu,
    },
    editDish,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/menu/dishes/{dishId}/removal',
      summary: '拿掉一道菜',
      params: OfDish,
      reply: Menu,
    },
    removeDish,
  ),
  command(
    {
      access: 'clerk',
      path: '/stores/{storeId}/menu/dishes/{dishId}/sold-out',
      summary: '改今天的售罄',
      params: OfDish,
      body: SoldOutEdit,
      reply: Menu,
    },
    markSoldOut,
  ),
  command(
    {
      access: 'manager',
      path: '/stores/{storeId}/menu/order',
      summary: '排菜单',
      params: OfStore,
      body: MenuOrder,
      reply: Menu,
    },
    orderMenu,
  ),
]
