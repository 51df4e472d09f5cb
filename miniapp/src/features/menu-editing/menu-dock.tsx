import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { openPage } from '@/platform/navigation'
import './menu-dock.scss'
import type { Ordering } from './use-ordering'

type MenuDockProps = { storeId: string; ordering: Ordering }

/** What stands at the thumb of who keeps the menu: a new dish, or the order that was made. */
export const MenuDock = ({ storeId, ordering }: MenuDockProps) => {
  if (ordering.order)
    return (
      <View className="menu-dock">
        <Button kind="side" onTap={ordering.stop}>
          不排了
        </Button>
        <View className="grow">
          <Button kind="main" wide busy={ordering.busy} onTap={ordering.save}>
            就按这个顺序
          </Button>
        </View>
      </View>
    )
  return (
    <Button kind="main" wide icon="plus" onTap={() => openPage('dishEdit', { storeId })}>
      加一道菜
    </Button>
  )
}
