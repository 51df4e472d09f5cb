import { View } from '@tarojs/components'
import type { Dish, Menu } from '@/client/storefront'
import { DishRow } from '@/components/dish'
import { Tap } from '@/components/tap'
import { pictureUrl } from '@/platform/origin'
import { exposedId } from '@/platform/use-exposed'
import { yuan } from '@/words/money'
import { LikeButton } from './like-button'
import './menu-category.scss'

/** The class of a dish, by which it is watched whether it was seen. */
export const DISH = 'menu-category-dish'

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
      <View key={dish.id} className={DISH} id={exposedId(DISH, dish.id)}>
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
