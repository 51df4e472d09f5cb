import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Menu } from '@/client/storefront'
import { Blank } from '@/components/blank'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { SearchField } from '@/components/search-field'
import { Tap } from '@/components/tap'
import './menu-list.scss'
import { isLong, named } from './menu-view'
import { SoldOutLine } from './sold-out-line'
import type { SoldOut } from './use-sold-out'

type Category = Menu['categories'][number]
export type Keeping = { onCategory(category: Category): void; onDish(dishId: string): void }

type MenuListProps = {
  menu: Menu
  soldOut: SoldOut
  /** For those who may change the menu itself. */
  keeping?: Keeping | undefined
}

/** All dishes by category, each with its switch; a search where there are many. */
export const MenuList = ({ menu, soldOut, keeping }: MenuListProps) => {
  const [wanted, setWanted] = useState('')
  const shown = soldOut.asMarked(menu)
  const categories = named(shown, wanted)
  return (
    <>
      {isLong(menu) && (
        <SearchField label="找菜" placeholder="找一道菜，比如「鱼」" value={wanted} onChange={setWanted} />
      )}
      {categories.length === 0 && (
        <Blank art="tea" title={`没有「${wanted.trim()}」`} words="换个字试试，菜名里有的字就行。" />
      )}
      {categories.map((category) => (
        <View key={category.id}>
          <CategoryHead category={category} onOpen={keeping && (() => keeping.onCategory(category))} />
          {category.dishes.length === 0 ? (
            <View className="note">这一类还没有菜，客人看不到它。</View>
          ) : (
            <Card listed>
              {category.dishes.map((dish) => (
                <SoldOutLine
                  key={dish.id}
                  dish={dish}
                  fault={soldOut.faults[dish.id]}
                  onMark={(gone) => soldOut.mark(dish.id, gone)}
                  onOpen={keeping && (() => keeping.onDish(dish.id))}
                />
              ))}
            </Card>
          )}
        </View>
      ))}
    </>
  )
}

const CategoryHead = ({ category, onOpen }: { category: Category; onOpen?: (() => void) | undefined }) => (
  <View className="menu-list-head">
    {onOpen ? (
      <Tap className="menu-list-category" label={`改「${category.name}」这一类`} onTap={onOpen}>
        <View className="section one-line">{category.name}</View>
        <Icon name="pencil" size={16} className="menu-list-pencil" />
      </Tap>
    ) : (
      <View className="section one-line">{category.name}</View>
    )}
    {category.dishes.length > 0 && <View className="note menu-list-column">今天售罄</View>}
  </View>
)
