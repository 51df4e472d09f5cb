import { View } from '@tarojs/components'
import './segments.scss'
import { Tap } from './tap'

type SegmentsProps<K extends string> = {
  items: { key: K; words: string }[]
  chosen: K
  onChoose(key: K): void
}

export const Segments = <K extends string>({ items, chosen, onChoose }: SegmentsProps<K>) => (
  <View className="segments" role="tablist">
    {items.map(({ key, words }) => (
      <Tap
        key={key}
        role="tab"
        className={`segments-item ${key === chosen ? 'segments-chosen' : ''}`}
        pressed={key === chosen}
        onTap={() => onChoose(key)}
      >
        {words}
      </Tap>
    ))}
  </View>
)
