import { View } from '@tarojs/components'
import './month-bars.scss'

type MonthBarsProps = {
  /** All that the picture says, in a sentence. */
  words: string
  /** `part` of the highest, from 0 to 1; the last one is still going on. */
  bars: { key: string; label: string; figure: string; part: number }[]
}

/** A bar for each month with its figure on it. */
export const MonthBars = ({ words, bars }: MonthBarsProps) => (
  <View className="month-bars" role="img" aria-label={words}>
    {bars.map(({ key, label, figure, part }) => (
      <View key={key} className="month-bars-month">
        <View className="month-bars-field">
          <View className="month-bars-figure">{figure}</View>
          <View className="month-bars-bar" style={{ height: `${Math.round(part * 48)}px` }} />
        </View>
        <View className="month-bars-label">{label}</View>
      </View>
    ))}
  </View>
)
