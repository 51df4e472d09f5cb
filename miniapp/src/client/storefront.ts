import { setServerNowOrLater } from '@/platform/clock'
import type { LinkRequest, Menu, Storefront, WeChatCode, WeChatLink } from '../../../api/_storefront/contract'
import { askPublic, readPublic } from './call'

export type { Dish, Menu, Opening, Store, Storefront } from '../../../api/_storefront/contract'

export const getStorefront = async () => {
  const storefront = await readPublic<Storefront>('/storefront')
  setServerNowOrLater(storefront.serverNow)
  return storefront
}

export const getMenu = (storeId: string) => readPublic<Menu>(`/stores/${storeId}/menu`)

/** A link into WeChat; it serves whoever follows it first. */
export const makeWeChatLink = (wish: LinkRequest) => askPublic<WeChatLink>('/links', wish)

export const getWeChatCode = (query: { page: LinkRequest['page']; storeId?: string }) =>
  readPublic<WeChatCode>('/code', query)
