import { View } from '@tarojs/components'
import { Tap } from '@/components/tap'
import './menu-rail.scss'

type MenuRailProps = {
  categories: { id: string; name: string }[]
  current?: string
  /** Where it stays while the dishes run by, px from the top. */
  top: number
  onChoose(id: string): void
}

export const MenuRail = ({ categories, current, top, onChoose }: MenuRailProps) => (
  <View className="menu-rail" style={{ top: `${top}px` }} role="tablist" aria-label="菜单">
    {categories.map(({ id, name }) => (
      <Tap
        key={id}
        role="tab"
        className={`menu-rail-item ${id === current ? 'menu-rail-current' : ''}`}
        pressed={id === current}
        onTap={() => onChoose(id)}
      >
        {name}
      </Tap>
    ))}
  </View>
)
