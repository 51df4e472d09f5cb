import { View } from '@tarojs/components'
import './stage-bar.scss'

/** Stages that follow on each other as one bar, the later ones darker and over the earlier; `of` is what the whole width stands for. */
export const StageBar = ({ counts, of }: { counts: [number, number, number]; of: number }) => (
  <View className="stage-bar" aria-hidden>
    {counts.map((count, index) => (
      <View
        // biome-ignore lint/suspicious/noArrayIndexKey: the stages have no other name
        key={index}
        className={`stage-bar-part stage-bar-${index + 1}`}
        style={{ width: `${Math.min(100, (count / Math.max(of, 1)) * 100)}%` }}
      />
    ))}
  </View>
)
