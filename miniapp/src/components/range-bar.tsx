import { View } from '@tarojs/components'
import './range-bar.scss'
import { type Range, rangeScale } from './range-scale'

type RangeBarProps = { range: Range; tone?: 'good' | 'wait' | 'plain' }

/** A figure as a dot beside what it was before, a line, and what is usual, a band. What it says stands in words beside it. */
export const RangeBar = ({ range, tone = 'plain' }: RangeBarProps) => {
  const { now, before, usual } = rangeScale(range)
  return (
    <View className="range-bar" aria-hidden>
      <View className="range-bar-base" />
      {usual && (
        <View
          className="range-bar-usual"
          style={{ left: `${usual.from}%`, width: `${usual.to - usual.from}%` }}
        />
      )}
      {before !== null && <View className="range-bar-before" style={{ left: `${before}%` }} />}
      <View className={`range-bar-now range-bar-${tone}`} style={{ left: `${now}%` }} />
    </View>
  )
}

/** What the marks of the bars on a page stand for; null where nothing stands beside. */
export const RangeKey = ({ before }: { before: string | null }) => (
  <View className="range-key">
    <View className="range-key-usual" />
    平常
    {before && <View className="range-key-before" />}
    {before}
  </View>
)
