import { View } from '@tarojs/components'
import { Pill } from '@/components/pill'
import { now } from '@/platform/clock'
import { sayExpiry } from './expiry-words'

/** How long a live voucher is good for. */
export const Expiry = ({ expiresAt }: { expiresAt: string }) => {
  const { soon, words } = sayExpiry(expiresAt, now())
  return soon ? <Pill tone="wait">{words}</Pill> : <View className="note">{words}</View>
}
