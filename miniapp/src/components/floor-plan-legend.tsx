import { View } from '@tarojs/components'
import './floor-plan.scss'

/** What the looks of the tables mean; `unfit` says why some cannot be had by this party. */
export const FloorPlanLegend = ({ unfit }: { unfit: string }) => (
  <View className="floor-plan-legend">
    {Object.entries({ free: '空', taken: '已订', unfit }).map(([kind, words]) => (
      <View key={kind} className="floor-plan-key">
        <View className={`floor-plan-swatch floor-plan-swatch-${kind}`} />
        {words}
      </View>
    ))}
  </View>
)
