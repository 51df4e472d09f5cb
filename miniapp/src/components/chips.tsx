import { View } from '@tarojs/components'
import './chips.scss'
import { Tap } from './tap'

type ChipsProps<K extends string> = {
  label: string
  items: { key: K; words: string }[]
  chosen: K
  onChoose(key: K): void
}

/** A quiet row to choose one from; it slides where it is longer than the page. */
export const Chips = <K extends string>({ label, items, chosen, onChoose }: ChipsProps<K>) => (
  <View className="chips slide" role="tablist" aria-label={label}>
    {items.map(({ key, words }) => (
      <Tap
        key={key}
        role="tab"
        className={`chips-item ${key === chosen ? 'chips-chosen' : ''}`}
        pressed={key === chosen}
        onTap={() => onChoose(key)}
      >
        {words}
      </Tap>
    ))}
  </View>
)
