import { useState } from 'react'
import type { ChannelDetail } from '@/client/channels'
import { KEPT_KEYS } from '@/client/kept-keys'
import { getStorefront } from '@/client/storefront'
import { useApi } from '@/client/use-api'
import type { Saved } from '@/platform/drawing'
import { printOf } from '@/platform/print-drawing'
import { saveDrawing } from '@/platform/save-drawing'
import { PRINT_LINES } from './channel-words'
import { useChannelCode } from './use-channels'

/** What is printed of a channel, and putting it where it can be printed from. */
export const useChannelPrint = (channel: ChannelDetail | undefined) => {
  const shop = useApi(KEPT_KEYS.storefront, getStorefront)
  const code = useChannelCode(channel?.storeId, channel?.id)
  const [state, setState] = useState<Saved | 'saving'>()
  const print = channel && {
    shop: shop.data?.merchant.name ?? '',
    line: PRINT_LINES[channel.kind],
    name: channel.name,
  }
  const save = async () => {
    if (!print || !code.data) return
    setState('saving')
    setState(await saveDrawing(printOf({ ...print, code: code.data.picture })))
  }
  return { print, code, save, state, ready: print !== undefined && code.data !== undefined }
}
