import { View } from '@tarojs/components'
import './river.scss'

type Reach = {
  name: string
  words: string
  count: string
  kept: string
  /** Its banks, on a box of 90 by `height`. */
  path: string
  /** Where its surface lies, as a part of the height; the number stands there if the reach is too low to hold it. */
  top: number
  holdsNumber: boolean
}

type RiverProps = { width: number; height: number; reaches: Reach[] }

/** The funnel as a river that narrows from reach to reach; the numbers are the truth. */
export const River = ({ width, height, reaches }: RiverProps) => (
  <View className="river">
    <View className="river-water" style={{ paddingTop: `${(height / width) * 100}%` }}>
      {reaches.map(({ name, count, path, top, holdsNumber }, index) => (
        <View key={name} className={`river-reach river-reach-${index + 1}`}>
          <View className="river-bed" style={maskStyle(path, 90, height)} />
          <View
            className="river-count"
            style={holdsNumber ? {} : { top: `${top * 100}%`, transform: 'translateY(-110%)' }}
          >
            <View className={holdsNumber ? 'river-count-in' : ''}>{count}</View>
          </View>
        </View>
      ))}
      <View className="river-ripple" style={maskStyle(RIPPLES, width, height, true)} />
    </View>
    <View className="river-names">
      {reaches.map(({ name, words, kept }) => (
        <View key={name} className="river-name">
          <View className="river-words">{words}</View>
          <View className="tiny">{kept}</View>
        </View>
      ))}
    </View>
  </View>
)

const RIPPLES = 'M14 28q5-4 10 0t10 0 10 0M24 84q5-4 10 0t10 0'

const maskStyle = (path: string, width: number, height: number, drawn = false) => {
  const look = drawn ? 'fill="none" stroke="#000" stroke-width="1.6" stroke-linecap="round"' : ''
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" ${look}><path d="${path}"/></svg>`
  const image = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
  return { maskImage: image, WebkitMaskImage: image }
}
