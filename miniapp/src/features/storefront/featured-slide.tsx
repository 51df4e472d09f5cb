import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Dish } from '@/client/storefront'
import { DishCard } from '@/components/dish'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { logEvent } from '@/platform/events'
import { openTab } from '@/platform/navigation'
import { pictureUrl } from '@/platform/origin'
import { exposedId, useExposed } from '@/platform/use-exposed'
import { yuan } from '@/words/money'
import { DishSheet } from './dish-sheet'
import './featured-slide.scss'
import { useMenu } from './use-menu'

const DISH = 'featured-slide-dish'

/** The dishes the shop is proud of, with the way to the whole menu. */
export const FeaturedSlide = ({ storeId }: { storeId: string }) => {
  const { menu } = useMenu(storeId)
  const [seen, setSeen] = useState<Dish>()
  const dishes = menu?.categories.flatMap((category) => category.dishes).filter(({ featured }) => featured)
  useExposed({
    className: DISH,
    ids: dishes?.map(({ id }) => id) ?? [],
    onExposed: (dishId) => logEvent('dish_exposed', { dishId }, storeId),
  })
  if (!dishes?.length) return null
  return (
    <View>
      <View className="row between">
        <View className="section">招牌</View>
        <Tap className="featured-slide-all" role="link" onTap={() => openTab('menu')}>
          整本菜单
          <Icon name="next" size={16} />
        </Tap>
      </View>
      <View className="featured-slide slide">
        {dishes.map((dish) => (
          <Tap
            key={dish.id}
            className={DISH}
            id={exposedId(DISH, dish.id)}
            label={`${dish.name}，¥${yuan(dish.priceFen)}`}
            onTap={() => setSeen(dish)}
          >
            <DishCard
              name={dish.name}
              price={`¥${yuan(dish.priceFen)}`}
              picture={dish.picture && pictureUrl(dish.picture)}
              soldOut={dish.soldOut}
            />
          </Tap>
        ))}
      </View>
      <DishSheet dish={seen} storeId={storeId} onClose={() => setSeen(undefined)} />
    </View>
  )
}
