import * as z from 'zod'
import { Fen, Instant, idOf, MerchantId, ShopDay, StoreId, WallTime } from '../_platform/contract.js'

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
    latitude: z.number(),
    longitude: z.number(),
    phone: z.string(),
    notice: z.string().nullable(),
    timeZone: z.string(),
    pictures: z.object({ day: z.string(), night: z.string() }),
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
    id: idOf('dsh'),
    name: z.string(),
    description: z.string(),
    priceFen: Fen,
    picture: z.string().nullable(),
    featured: z.boolean(),
    soldOut: z.boolean(),
  })
  .meta({ id: 'Dish' })
export type Dish = z.infer<typeof Dish>

export const Menu = z
  .object({
    categories: z.array(
      z.object({ id: idOf('cat'), name: z.string(), note: z.string(), dishes: z.array(Dish) }),
    ),
  })
  .meta({ id: 'Menu' })
export type Menu = z.infer<typeof Menu>
