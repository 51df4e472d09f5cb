import * as z from 'zod'
import {
  CategoryId,
  DishId,
  Fen,
  Instant,
  line,
  MerchantId,
  Picture,
  ShopDay,
  StoreId,
  WallTime,
} from '../_platform/contract.js'
import {
  ALLERGENS,
  CATEGORIES_MAX,
  CATEGORY_NAME_MAX,
  CATEGORY_NOTE_MAX,
  DISH_DESCRIPTION_MAX,
  DISH_NAME_MAX,
  DISHES_MAX,
  MINI_PROGRAM_PAGES,
  type MiniProgramPage,
} from './vocabulary.js'

/** Open or not, now. `closesAt` when open; when closed, the next opening within a week, and why if an exception says so. */
export const Opening = z
  .object({
    open: z.boolean(),
    closesAt: WallTime.nullable(),
    opensOn: ShopDay.nullable(),
    opensAt: WallTime.nullable(),
    closureReason: z.string().nullable(),
  })
  .meta({ id: 'Opening' })
export type Opening = z.infer<typeof Opening>

export const Store = z
  .object({
    id: StoreId,
    name: z.string(),
    address: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    phone: z.string(),
    notice: z.string().nullable(),
    timeZone: z.string(),
    pictures: z.object({ day: z.string().nullable(), night: z.string().nullable() }),
    today: ShopDay,
    opening: Opening,
    hoursToday: z.array(z.object({ name: z.string(), opensAt: WallTime, closesAt: WallTime })),
  })
  .meta({ id: 'Store' })
export type Store = z.infer<typeof Store>

export const Storefront = z
  .object({
    merchant: z.object({ id: MerchantId, name: z.string(), slug: z.string() }),
    stores: z.array(Store),
    serverNow: Instant,
  })
  .meta({ id: 'Storefront' })
export type Storefront = z.infer<typeof Storefront>

export const Dish = z
  .object({
    id: DishId,
    name: z.string(),
    description: z.string(),
    allergens: z.array(z.enum(ALLERGENS)),
    priceFen: Fen,
    picture: z.string().nullable(),
    featured: z.boolean(),
    soldOut: z.boolean(),
  })
  .meta({ id: 'Dish' })
export type Dish = z.infer<typeof Dish>

export const FavouriteEdit = z
  .strictObject({ liked: z.boolean(), storeId: StoreId })
  .meta({ id: 'FavouriteEdit' })
export type FavouriteEdit = z.infer<typeof FavouriteEdit>

export const FavouriteQuery = z.object({ storeId: StoreId.optional() })

/** The dishes somebody likes, the latest first. */
export const FavouriteList = z
  .object({
    items: z.array(
      Dish.extend({
        soldOut: z.boolean().meta({ description: 'Today, in the store asked for.' }),
        removed: z.boolean().meta({ description: 'No longer on the menu.' }),
      }),
    ),
  })
  .meta({ id: 'FavouriteList' })
export type FavouriteList = z.infer<typeof FavouriteList>

export const Menu = z
  .object({
    categories: z.array(
      z.object({ id: CategoryId, name: z.string(), note: z.string(), dishes: z.array(Dish) }),
    ),
  })
  .meta({ id: 'Menu' })
export type Menu = z.infer<typeof Menu>

const named = (max: number) => line(max).min(1)

const isTimeZone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null
  } catch {
    return false
  }
}
const TimeZone = z.string().max(64).refine(isTimeZone, 'an IANA time zone')

const APPID = /^wx[0-9a-f]{16}$/

/** What an agency knows when it opens a merchant. `appid` and `secret` are of the merchant's mini-program. */
export const OpeningRequest = z
  .strictObject({
    name: named(40),
    /** Never what an appid looks like: both name the merchant in a path. */
    slug: z
      .string()
      .regex(/^[a-z0-9](-?[a-z0-9]){2,31}$/)
      .refine((slug) => !APPID.test(slug)),
    appid: z.string().regex(APPID),
    secret: z.string().min(16).max(64),
    pushToken: z
      .string()
      .regex(/^[0-9A-Za-z]{3,32}$/)
      .optional(),
    pushKey: z
      .string()
      .regex(/^[0-9A-Za-z]{43}$/)
      .optional(),
    store: z.strictObject({ name: named(40), timeZone: TimeZone.default('Asia/Shanghai') }),
  })
  .meta({ id: 'OpeningRequest' })
export type OpeningRequest = z.infer<typeof OpeningRequest>

/** The owner's code is told here and never again; another can be had. */
export const OpenedMerchant = z
  .object({ merchantId: MerchantId, storeId: StoreId, ownerCode: z.string(), ownerCodeExpiresAt: Instant })
  .meta({ id: 'OpenedMerchant' })
export type OpenedMerchant = z.infer<typeof OpenedMerchant>

const Place = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
})

export const StoreEdit = z
  .strictObject({
    name: named(40),
    address: line(80),
    phone: z
      .string()
      .trim()
      .regex(/^[0-9+\- ]{0,20}$/),
    notice: line(80).nullable(),
    place: Place.nullable(),
    /** Left out, they stay as they are. */
    pictures: z.strictObject({ day: Picture.nullable(), night: Picture.nullable() }).optional(),
  })
  .meta({ id: 'StoreEdit' })
export type StoreEdit = z.infer<typeof StoreEdit>

/** Another store of the merchant. Left out, the time zone is that of the stores there are. */
export const StoreRequest = z
  .strictObject({ name: named(40), timeZone: TimeZone.optional() })
  .meta({ id: 'StoreRequest' })
export type StoreRequest = z.infer<typeof StoreRequest>

const Minute = z.int().min(0).max(1440)
const Period = z.strictObject({ name: named(8), opensMinute: Minute, closesMinute: Minute })

/** All of a store's hours: the week, the days on which it is closed for once, and the days with hours of their own. */
export const StoreHours = z
  .strictObject({
    periods: z.array(Period.extend({ weekday: z.int().min(1).max(7) })).max(28),
    closures: z.array(z.strictObject({ on: ShopDay, reason: named(20) })).max(100),
    specials: z
      .array(z.strictObject({ on: ShopDay, periods: z.array(Period).min(1).max(6) }))
      .max(100)
      .default([]),
  })
  .meta({ id: 'StoreHours' })
export type StoreHours = z.infer<typeof StoreHours>

export const CategoryEdit = z
  .strictObject({ name: named(CATEGORY_NAME_MAX), note: line(CATEGORY_NOTE_MAX).default('') })
  .meta({ id: 'CategoryEdit' })
export type CategoryEdit = z.infer<typeof CategoryEdit>

export const DishEdit = z
  .strictObject({
    categoryId: CategoryId,
    name: named(DISH_NAME_MAX),
    description: line(DISH_DESCRIPTION_MAX).default(''),
    allergens: z.array(z.enum(ALLERGENS)).max(ALLERGENS.length).default([]),
    priceFen: Fen,
    featured: z.boolean().default(false),
    /** Left out, it stays as it is. */
    picture: Picture.nullable().optional(),
  })
  .meta({ id: 'DishEdit' })
export type DishEdit = z.infer<typeof DishEdit>

/** The menu's order: each category with its dishes, all of them, as they are to stand. */
export const MenuOrder = z
  .strictObject({
    categories: z
      .array(z.strictObject({ id: CategoryId, dishIds: z.array(DishId).max(DISHES_MAX) }))
      .max(CATEGORIES_MAX),
  })
  .meta({ id: 'MenuOrder' })
export type MenuOrder = z.infer<typeof MenuOrder>

export const SoldOutEdit = z.strictObject({ soldOut: z.boolean() }).meta({ id: 'SoldOutEdit' })
export type SoldOutEdit = z.infer<typeof SoldOutEdit>

const PageName = z.enum(Object.keys(MINI_PROGRAM_PAGES) as [MiniProgramPage, ...MiniProgramPage[]])

export const LinkRequest = z
  .strictObject({
    page: PageName,
    query: z
      .string()
      .regex(/^[0-9A-Za-z_=&-]{0,200}$/)
      .default(''),
  })
  .meta({ id: 'LinkRequest' })
export type LinkRequest = z.infer<typeof LinkRequest>

/** Serves its first opener only, for a day: one for each tap. */
export const WeChatLink = z.object({ url: z.url() }).meta({ id: 'WeChatLink' })
export type WeChatLink = z.infer<typeof WeChatLink>

export const CodeQuery = z.object({ page: PageName.default('home'), storeId: StoreId.optional() })
export type CodeQuery = z.infer<typeof CodeQuery>

/** A picture as a data URI; the page it opens finds the store's id, without its prefix, in `scene`. */
export const WeChatCode = z
  .object({ picture: z.string().regex(/^data:image\/(png|jpeg);base64,/) })
  .meta({ id: 'WeChatCode' })
export type WeChatCode = z.infer<typeof WeChatCode>
