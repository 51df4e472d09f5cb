import { View } from '@tarojs/components'
import type { Dish, Menu } from '@/client/storefront'
import { DishRow } from '@/components/dish'
import { Tap } from '@/components/tap'
import { pictureUrl } from '@/platform/origin'
import { yuan } from '@/words/money'
import './menu-category.scss'

type MenuCategoryProps = { category: Menu['categories'][number]; onLook(dish: Dish): void }

export const MenuCategory = ({ category: { id, name, note, dishes }, onLook }: MenuCategoryProps) => (
  <View className="menu-category" id={id}>
    <View className="section">{name}</View>
    <View className="note">{note}</View>
    {dishes.map((dish) => (
      <Tap key={dish.id} className="menu-category-dish" onTap={() => onLook(dish)}>
        <DishRow
          name={dish.name}
          description={dish.description}
          price={`¥${yuan(dish.priceFen)}`}
          picture={dish.picture && pictureUrl(dish.picture)}
          soldOut={dish.soldOut}
        />
      </Tap>
    ))}
  </View>
)
