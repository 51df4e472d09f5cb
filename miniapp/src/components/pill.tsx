import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './pill.scss'

export type Tone = 'good' | 'wait' | 'gone' | 'hot' | 'plain' | 'level'

/** A state in colour, shape and word: ● good, ○ waiting, ▬ gone, ◆ coupon. */
export const Pill = ({ tone, children }: PropsWithChildren<{ tone: Tone }>) => (
  <View className={`pill pill-${tone}`}>
    {tone !== 'level' && <View className="pill-mark" />}
    {children}
  </View>
)
