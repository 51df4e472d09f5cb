import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Validation } from '@/client/vouchers'
import { Icon } from '@/components/icon'
import { monthDay } from '@/words/days'
import { sayCountdown } from './countdown'
import { lastDayOf } from './expiry-words'
import './hold-head.scss'
import { useNow } from './use-now'

type HoldHeadProps = { validation: Validation; onLapse(): void }

/** 「这张券能用」, and for how long it is kept for this clerk. */
export const HoldHead = ({ validation: { offer, expiresAt, heldUntil }, onLapse }: HoldHeadProps) => {
  const { at } = useNow()
  const lapsed = Date.parse(heldUntil) <= at.getTime()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a hold lapses once
  useEffect(() => {
    if (lapsed) onLapse()
  }, [lapsed])
  return (
    <View className="hold-head">
      <View className="hold-head-check">
        <Icon name="check" />
      </View>
      <View className="grow">
        <View className="section">这张券能用</View>
        <View className="note one-line">{`${offer.title} · 到 ${monthDay(lastDayOf(expiresAt))}`}</View>
      </View>
      <View className="hold-head-left" role="timer">
        <View className="strong wait">{sayCountdown(heldUntil, at)}</View>
        <View className="note">给你留着</View>
      </View>
    </View>
  )
}
