import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import './tab-bar.scss'
import { Tap } from './tap'

type TabBarProps<K extends string> = {
  items: readonly { key: K; words: string; icon: IconName }[]
  current: K
  onSelect(key: K): void
}

/** The bar at the foot of a page; the same for guests and for the shop. */
export const TabBar = <K extends string>({ items, current, onSelect }: TabBarProps<K>) => (
  <View className="tab-bar" role="tablist">
    {items.map(({ key, words, icon }) => (
      <Tap
        key={key}
        role="tab"
        className={`tab-bar-item ${key === current ? 'tab-bar-current' : ''}`}
        pressed={key === current}
        onTap={() => onSelect(key)}
      >
        <View className="tab-bar-icon">
          {key === current && <Icon name={icon} look="ground" className="tab-bar-ground" />}
          <Icon name={icon} look={key === current ? 'heavy' : 'line'} />
        </View>
        <View>{words}</View>
      </Tap>
    ))}
  </View>
)
