import { Input, View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import './menu-search.scss'

type MenuSearchProps = { value: string; onChange(value: string): void }

export const MenuSearch = ({ value, onChange }: MenuSearchProps) => (
  <View className="menu-search">
    <Icon name="search" size={20} />
    <Input
      className="menu-search-input"
      aria-label="找菜"
      value={value}
      placeholder="想吃什么，比如「鱼」「面」"
      placeholderClass="menu-search-placeholder"
      confirmType="search"
      maxlength={20}
      onInput={(event) => onChange(event.detail.value)}
    />
    {value !== '' && (
      <Tap className="menu-search-clear" label="清掉" onTap={() => onChange('')}>
        <Icon name="cross" size={16} />
      </Tap>
    )}
  </View>
)
