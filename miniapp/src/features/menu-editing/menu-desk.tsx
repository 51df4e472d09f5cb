import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Menu } from '@/client/storefront'
import { Blank } from '@/components/blank'
import { Button } from '@/components/button'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { openPage } from '@/platform/navigation'
import { CategorySheet } from './category-sheet'
import { MenuList } from './menu-list'
import { OrderingList } from './ordering-list'
import type { Ordering } from './use-ordering'
import { useSoldOut } from './use-sold-out'
import type { StoreMenu } from './use-store-menu'

type MenuDeskProps = {
  storeId: string
  /** Whether the person may change the menu itself, which all stores share. */
  keeps: boolean
  isClerk: boolean
  storeMenu: StoreMenu
  ordering: Ordering
}

/** The menu for those who work here: what is sold out for everybody, all else for who keeps it. */
export const MenuDesk = ({ storeId, keeps, isClerk, storeMenu, ordering }: MenuDeskProps) => {
  const soldOut = useSoldOut(storeId, storeMenu.change)
  const [sheet, setSheet] = useState<{ category?: Menu['categories'][number] }>()
  const open = (dishId: string) => openPage('dishEdit', { storeId, dishId })
  return (
    <View className="stack">
      <Loaded answer={storeMenu} blocks={[44, 36, 192, 36, 192]}>
        {(menu) => {
          if (menu.categories.length === 0) return <NoMenu keeps={keeps} onAdd={() => setSheet({})} />
          if (ordering.order) return <OrderingList menu={menu} order={ordering.order} ordering={ordering} />
          return (
            <>
              {!keeps && !isClerk && (
                <Notice icon="note">菜单几家店共用，请老板来改。今天售罄在这里拨。</Notice>
              )}
              {keeps && (
                <View className="row">
                  <Button kind="side" small icon="plus" onTap={() => setSheet({})}>
                    加一类
                  </Button>
                  <Button kind="side" small icon="up" onTap={ordering.begin}>
                    排一排
                  </Button>
                </View>
              )}
              <MenuList
                menu={menu}
                soldOut={soldOut}
                keeping={
                  keeps ? { onCategory: (category) => setSheet({ category }), onDish: open } : undefined
                }
              />
            </>
          )
        }}
      </Loaded>
      {sheet && (
        <CategorySheet
          storeId={storeId}
          category={sheet.category}
          storeMenu={storeMenu}
          onClose={() => setSheet(undefined)}
        />
      )}
    </View>
  )
}

const NoMenu = ({ keeps, onAdd }: { keeps: boolean; onAdd(): void }) =>
  keeps ? (
    <Blank
      art="tea"
      title="菜单还是空的"
      words="先加一类，比如「热菜」，再把菜一道道放进去。"
      action={{ words: '加第一类', icon: 'plus', onTap: onAdd }}
    />
  ) : (
    <Blank art="tea" title="菜单还是空的" words="等店长写好，这里就能拨今天售罄。" />
  )
