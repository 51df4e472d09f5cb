import { View } from '@tarojs/components'
import type { Dish, Menu } from '@/client/storefront'
import { DishRow } from '@/components/dish'
import { Tap } from '@/components/tap'
import { pictureUrl } from '@/platform/origin'
import { yuan } from '@/words/money'
import { LikeButton } from './like-button'
import './menu-category.scss'

type MenuCategoryProps = { category: Menu['categories'][number]; storeId: string; onLook(dish: Dish): void }

export const MenuCategory = ({
  category: { id, name, note, dishes },
  storeId,
  onLook,
}: MenuCategoryProps) => (
  <View className="menu-category" id={id}>
    <View className="section">{name}</View>
    <View className="note">{note}</View>
    {dishes.map((dish) => (
      <View key={dish.id} className="menu-category-dish">
        <Tap onTap={() => onLook(dish)}>
          <DishRow
            name={dish.name}
            description={dish.description}
            price={`¥${yuan(dish.priceFen)}`}
            picture={dish.picture && pictureUrl(dish.picture)}
            soldOut={dish.soldOut}
          />
        </Tap>
        {!dish.soldOut && (
          <View className="menu-category-like">
            <LikeButton dish={dish} storeId={storeId} />
          </View>
        )}
      </View>
    ))}
  </View>
)
