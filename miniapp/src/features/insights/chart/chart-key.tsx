import { View } from '@tarojs/components'
import './chart-key.scss'

type ChartKeyProps = { now: string; before?: string }

/** Which bar of a pair is which; without a pair, what the bars are. */
export const ChartKey = ({ now, before }: ChartKeyProps) => (
  <View className="chart-key">
    {before && <View className="chart-key-before" />}
    {before}
    <View className="chart-key-now" />
    {now}
  </View>
)
