import { View } from '@tarojs/components'
import './tile.scss'
import { WayMark } from './way-mark'

type TileProps = {
  words: string
  figure: string
  unit: string
  change: { way: 'more' | 'less' | 'same'; words: string }
}

/** A figure of the shop beside what it was before. */
export const Tile = ({ words, figure, unit, change }: TileProps) => (
  <View className="tile">
    <View className="note">{words}</View>
    <View className="tile-figure">
      {figure}
      <View className="tile-unit">{unit}</View>
    </View>
    <View className={`tile-change tile-${change.way}`}>
      {change.way !== 'same' && <WayMark way={change.way} />}
      {change.words}
    </View>
  </View>
)
