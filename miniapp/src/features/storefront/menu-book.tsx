import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Dish, Menu } from '@/client/storefront'
import { Blank } from '@/components/blank'
import { logEvent } from '@/platform/events'
import { topInsets } from '@/platform/insets'
import { logTap } from '@/platform/taps'
import { useExposed } from '@/platform/use-exposed'
import { DishSheet } from './dish-sheet'
import './menu-book.scss'
import { DISH, MenuCategory } from './menu-category'
import { MenuRail } from './menu-rail'
import { MenuSearch } from './menu-search'
import { dishesLike } from './menu-words'
import { useReadingPlace } from './use-reading-place'
import { useSearchLog } from './use-search-log'

const HEADER = 44
const SEARCH = 60

/** The whole menu: categories at the left, a search above. */
export const MenuBook = ({ menu, storeId }: { menu: Menu; storeId: string }) => {
  const [wanted, setWanted] = useState('')
  const [seen, setSeen] = useState<Dish>()
  const headerBottom = topInsets().statusHeight + HEADER
  const { reading, jump } = useReadingPlace('.menu-category', headerBottom + SEARCH)
  const categories = dishesLike(menu.categories, wanted)
  const hits = categories.reduce((sum, { dishes }) => sum + dishes.length, 0)
  const logChosen = useSearchLog(storeId, wanted, hits)
  const look = (dish: Dish) => {
    logChosen(dish.id)
    setSeen(dish)
  }
  const turnTo = (categoryId: string) => {
    logTap('menu_category', storeId)
    jump(categoryId)
  }
  useExposed({
    className: DISH,
    ids: categories.flatMap(({ dishes }) => dishes.map(({ id }) => id)),
    onExposed: (dishId) => logEvent('dish_exposed', { dishId }, storeId),
  })
  const current = categories.find(({ id }) => id === reading) ?? categories[0]
  return (
    <View className="menu-book">
      <View className="menu-book-search" style={{ top: `${headerBottom}px` }}>
        <MenuSearch value={wanted} onChange={setWanted} />
      </View>
      {categories.length === 0 ? (
        <Blank
          art="tea"
          title={wanted ? `没找到「${wanted}」` : '菜单还在写'}
          words={
            wanted ? '换个词试试，或者问问店里，说不定能做。' : '过几天再来看看，想吃什么也可以打电话问店里。'
          }
          action={wanted ? { words: '看整本菜单', onTap: () => setWanted('') } : undefined}
        />
      ) : (
        <View className="menu-book-pages">
          <View className="menu-book-rail">
            <MenuRail
              categories={categories}
              current={current?.id}
              top={headerBottom + SEARCH}
              onChoose={turnTo}
            />
          </View>
          <View className="grow menu-book-dishes">
            {categories.map((category) => (
              <MenuCategory key={category.id} category={category} storeId={storeId} onLook={look} />
            ))}
          </View>
        </View>
      )}
      <DishSheet dish={seen} storeId={storeId} onClose={() => setSeen(undefined)} />
    </View>
  )
}
