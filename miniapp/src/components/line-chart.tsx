import { View } from '@tarojs/components'
import './line-chart.scss'

type Point = {
  key: string
  x: number
  y: number
  label: string
  /** Empty where the line alone says it, null where there is none. */
  figure: string | null
  last: boolean
}

type LineChartProps = {
  /** All that the picture says, in a sentence. */
  words: string
  width: number
  height: number
  ground: number
  path: string
  points: Point[]
}

/** A line over days with its figures written on it; a point without a figure is a gap and says its word instead. */
export const LineChart = ({ words, width, height, ground, path, points }: LineChartProps) => {
  const across = (x: number) => `${(x / width) * 100}%`
  const down = (y: number) => `${(y / height) * 100}%`
  const mask = maskOf(path, width, height)
  return (
    <View className="line-chart" role="img" aria-label={words}>
      <View className="line-chart-field" style={{ paddingTop: `${(height / width) * 100}%` }}>
        {[0, 0.4, 0.8].map((part) => (
          <View key={part} className="line-chart-axis" style={{ top: down(ground * (1 - part)) }} />
        ))}
        <View className="line-chart-line" style={{ maskImage: mask, WebkitMaskImage: mask }} />
        {points.map(({ key, x, y, figure, last }) =>
          figure === null ? (
            <View key={key} className="line-chart-gap" style={{ left: across(x), top: down(ground) }}>
              歇业
            </View>
          ) : (
            <View
              key={key}
              className={`line-chart-point ${last ? 'line-chart-last' : ''}`}
              style={{ left: across(x), top: down(y) }}
            >
              {figure && (
                <>
                  <View className="line-chart-figure">{figure}</View>
                  <View className="line-chart-dot" />
                </>
              )}
            </View>
          ),
        )}
      </View>
      <View className="line-chart-labels">
        {points.map(({ key, x, label, last }) => (
          <View
            key={key}
            className={`line-chart-label ${last ? 'line-chart-label-last' : ''}`}
            style={{ left: across(x) }}
          >
            {label}
          </View>
        ))}
      </View>
    </View>
  )
}

const maskOf = (path: string, width: number, height: number) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" fill="none" stroke="#000" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}
