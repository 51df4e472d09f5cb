import { View } from '@tarojs/components'
import './trail.scss'

type TrailProps = {
  steps: { id: string; words: string; detail: string; mark?: 'good' | 'next' | 'gone' | 'minor' }[]
}

/** What happened, the newest on top: ● good, ■ still to come, ▬ gone, ○ the rest. */
export const Trail = ({ steps }: TrailProps) => (
  <View className="trail">
    {steps.map(({ id, words, detail, mark }) => (
      <View key={id} className={`trail-step ${mark ? `trail-${mark}` : ''}`}>
        <View className="trail-dot" />
        <View className="trail-words">{words}</View>
        <View className="note">{detail}</View>
      </View>
    ))}
  </View>
)
