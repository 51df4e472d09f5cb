import shareOffer from '@/assets/share-offer.png'
import type { Reservation } from '@/client/dining'
import type { Dish, Store, Storefront } from '@/client/storefront'
import type { Offer } from '@/client/vouchers'
import { pictureUrl } from '@/platform/origin'
import type { ShareCard } from '@/platform/share-card'
import { monthDay, weekday } from '@/words/days'
import { yuan } from '@/words/money'

/** Whoever opens it tells what brought them. */
const from = (what: ShareCard['of']['what']) => `shared=${what}`

const shown = (path: string | null) => (path ? { picture: pictureUrl(path) } : {})

/** The shop, as the store one looks at. */
export const shopCard = (shop: Storefront, store: Store): ShareCard => ({
  title: `${shop.merchant.name}·${store.name}，看看菜单，先占一张桌`,
  page: `pages/home/index?storeId=${store.id}&${from('shop')}`,
  of: { what: 'shop' },
  ...shown(store.pictures.day),
})

export const dishCard = (
  shopName: string,
  { id, name, priceFen, picture }: Dish,
  storeId: string,
): ShareCard => ({
  title: `${name}，¥${yuan(priceFen)} · ${shopName}`,
  page: `pages/dish/index?id=${id}&storeId=${storeId}&${from('dish')}`,
  of: { what: 'dish', dishId: id },
  ...shown(picture),
})

export const offerCard = (shopName: string, { id, title }: Pick<Offer, 'id' | 'title'>): ShareCard => ({
  title: `${shopName}：${title}，来领一张`,
  page: `pages/coupons/index?offer=${id}&${from('offer')}`,
  of: { what: 'offer', offerId: id },
  picture: shareOffer,
})

/** When and where the table waits, for those who come along: it opens the shop, and names nobody. */
export const bookingCard = (
  shopName: string,
  { on, time, partySize, storeId, storeName, storeAddress }: Reservation,
  store: Store | undefined,
): ShareCard => ({
  title: `${monthDay(on)} ${weekday(on)} ${time}，${shopName}${storeName}见，${partySize} 位 · ${storeAddress}`,
  page: `pages/home/index?storeId=${storeId}&${from('booking')}`,
  of: { what: 'booking' },
  ...shown(store?.pictures.day ?? null),
})
