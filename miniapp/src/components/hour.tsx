import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import './hour.scss'

/** What begins at one time of the day, hung on the line of the day. */
export const Hour = ({ time, children }: PropsWithChildren<{ time: string }>) => (
  <View className="hour">
    <View className="hour-time">{time}</View>
    <View className="hour-visits">{children}</View>
  </View>
)

export const NowLine = ({ time }: { time: string }) => (
  <View className="now-line" aria-label={`现在 ${time}`}>
    <View className="now-line-time">{time}</View>
    <View className="now-line-stroke" />
  </View>
)

type VisitProps = PropsWithChildren<{
  tone: 'good' | 'wait' | 'gone' | 'plain'
  name: ReactNode
  detail: string
  /** At the right: when it was settled, or what can be done. */
  side?: ReactNode
}>

/** One booking: who, where, then its state or what to do. */
export const Visit = ({ tone, name, detail, side, children }: VisitProps) => (
  <View className={`visit visit-${tone}`}>
    <View className="visit-line">
      <View className="visit-words">
        <View className="visit-name">{name}</View>
        <View className="note one-line">{detail}</View>
      </View>
      {side}
    </View>
    {children}
  </View>
)
