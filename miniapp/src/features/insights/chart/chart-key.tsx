import { View } from '@tarojs/components'
import './chart-key.scss'

type ChartKeyProps = { now: string; before: string }

/** Which bar of a pair is which. */
export const ChartKey = ({ now, before }: ChartKeyProps) => (
  <View className="chart-key">
    <View className="chart-key-before" />
    {before}
    <View className="chart-key-now" />
    {now}
  </View>
)
