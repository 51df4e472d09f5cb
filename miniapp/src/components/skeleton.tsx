import { View } from '@tarojs/components'
import './skeleton.scss'

/** The shape of what is coming; each number is the height of one block. */
export const Skeleton = ({ blocks }: { blocks: number[] }) => (
  <View className="stack" role="status" aria-label="正在打开">
    {blocks.map((height, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks have nothing but their place
      <View key={index} className="skeleton" style={{ height: `${height}px` }} />
    ))}
  </View>
)
