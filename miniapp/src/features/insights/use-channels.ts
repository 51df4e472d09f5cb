import {
  type ChannelDetail,
  editChannel,
  getChannel,
  getChannelCode,
  listChannels,
  makeChannel,
  setChannelCost,
} from '@/client/channels'
import type { Spanned } from '@/client/insights'
import { useApi, useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import type { ChannelKind } from '../../../../api/_tracking/vocabulary'

export const useChannels = (storeId: string, { period, on }: Spanned) =>
  useApi(`channels ${storeId} ${period} ${on}`, () => listChannels(storeId, { period, on }))

export const useChannel = (storeId: string | undefined, channelId: string | undefined) =>
  useApi(storeId && channelId ? `channel ${storeId} ${channelId}` : null, () =>
    getChannel(storeId ?? '', channelId ?? ''),
  )

export const useChannelCode = (storeId: string | undefined, channelId: string | undefined) =>
  useApi(storeId && channelId ? `channel-code ${channelId}` : null, () =>
    getChannelCode(storeId ?? '', channelId ?? ''),
  )

const useChannelCommand = <I, R>(send: (key: string, input: I) => Promise<R>) => {
  const { run, busy, fault } = useCommand(send)
  const refresh = useRefresh()
  const act = async (input: I) => {
    const outcome = await run(input)
    if ('fault' in outcome) return undefined
    await Promise.all(['channels ', 'channel '].map(refresh))
    return outcome.done
  }
  return { act, busy, fault: fault?.message ?? null }
}

/** Each `act` answers what came of it; undefined where it was refused, and `fault` says why. */
export const useMakeChannel = (storeId: string) =>
  useChannelCommand((key, wish: { kind: ChannelKind; name: string }) => makeChannel(key, storeId, wish))

type Place = Pick<ChannelDetail, 'id' | 'storeId'>

export const useEditChannel = ({ storeId, id }: Place) =>
  useChannelCommand((key, edit: { name: string; ended: boolean }) => editChannel(key, storeId, id, edit))

export const useChannelCost = ({ storeId, id }: Place) =>
  useChannelCommand((key, cost: { on: string; amountFen: number }) => setChannelCost(key, storeId, id, cost))
