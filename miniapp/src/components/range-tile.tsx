import { View } from '@tarojs/components'
import { RangeBar } from './range-bar'
import type { Range } from './range-scale'
import './range-tile.scss'
import { Tap } from './tap'
import { WayMark } from './way-mark'

type RangeTileProps = {
  words: string
  figure: string
  unit: string
  /** Which way it went, what that means, and by how much; null where there is nothing to compare. */
  change: { way: 'more' | 'less' | 'same'; tone: 'good' | 'wait' | 'plain'; words: string } | null
  range: Range
  /** What it is compared with, or why with nothing. */
  than?: string
  /** Everything it says, in a sentence. */
  said: string
  onTap?(): void
}

/** A figure beside what it was before and what is usual; a tap opens what is behind it. */
export const RangeTile = ({ words, figure, unit, change, range, than, said, onTap }: RangeTileProps) => {
  const inside = (
    <>
      <View className="range-tile-head">
        <View className="note one-line">{words}</View>
        {change && (
          <View className={`range-tile-change ${change.tone}`}>
            {change.way !== 'same' && <WayMark way={change.way} />}
            {change.words}
          </View>
        )}
      </View>
      <View className="range-tile-figure">
        {figure}
        <View className="range-tile-unit">{unit}</View>
      </View>
      {(range.before !== null || range.usual) && <RangeBar range={range} tone={change?.tone} />}
      {than && <View className="range-tile-than">{than}</View>}
    </>
  )
  return onTap ? (
    <Tap className="range-tile" label={said} onTap={onTap}>
      {inside}
    </Tap>
  ) : (
    <View className="range-tile" role="img" aria-label={said}>
      {inside}
    </View>
  )
}
