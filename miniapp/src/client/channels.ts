import type { ChannelDetail, ChannelList } from '../../../api/_insights/contract'
import type { WeChatCode } from '../../../api/_storefront/contract'
import type {
  Channel,
  ChannelCost,
  ChannelEdit,
  ChannelPlace,
  ChannelRequest,
} from '../../../api/_tracking/contract'
import { command, read, readPublic } from './call'
import type { Spanned } from './insights'

export type { ChannelDetail, ChannelList } from '../../../api/_insights/contract'
export type { Channel } from '../../../api/_tracking/contract'

/** The store of a channel's code. */
export const findChannelPlace = (code: string) => readPublic<ChannelPlace>(`/channels/${code}`)

const placeOf = (storeId: string, channelId?: string) =>
  `/stores/${storeId}/channels${channelId ? `/${channelId}` : ''}`

export const listChannels = (storeId: string, spanned: Spanned) =>
  read<ChannelList>(placeOf(storeId), spanned)

export const getChannel = (storeId: string, channelId: string) =>
  read<ChannelDetail>(placeOf(storeId, channelId))

/** Its mini-program code, as a picture to print. */
export const getChannelCode = (storeId: string, channelId: string) =>
  read<WeChatCode>(`${placeOf(storeId, channelId)}/code`)

export const makeChannel = (key: string, storeId: string, wish: ChannelRequest) =>
  command<Channel>(placeOf(storeId), key, wish)

export const editChannel = (key: string, storeId: string, channelId: string, edit: ChannelEdit) =>
  command<Channel>(placeOf(storeId, channelId), key, edit)

export const setChannelCost = (key: string, storeId: string, channelId: string, cost: ChannelCost) =>
  command<ChannelCost>(`${placeOf(storeId, channelId)}/costs`, key, cost)
