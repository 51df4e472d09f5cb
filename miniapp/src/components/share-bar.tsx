import { View } from '@tarojs/components'
import './share-bar.scss'

/** How much of the whole is done, and how much waits; both as parts of 1. */
export const ShareBar = ({ done, waiting }: { done: number; waiting: number }) => (
  <View className="share-bar">
    {done > 0 && <View className="share-bar-done" style={{ width: `${done * 100}%` }} />}
    {waiting > 0 && <View className="share-bar-waiting" style={{ width: `${waiting * 100}%` }} />}
  </View>
)
