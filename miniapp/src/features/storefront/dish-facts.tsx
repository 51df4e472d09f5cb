import { Image, View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Dish } from '@/client/storefront'
import { Pill } from '@/components/pill'
import { logEvent } from '@/platform/events'
import { pictureUrl } from '@/platform/origin'
import { yuan } from '@/words/money'
import { allergensInWords } from './allergens'
import './dish-facts.scss'
import { LikeButton } from './like-button'

/** What one knows of a dish: its look, what is in it, what it costs, and the heart. */
export const DishFacts = ({ dish, storeId }: { dish: Dish; storeId: string }) => {
  useEffect(() => logEvent('dish_viewed', { dishId: dish.id }, storeId), [dish.id, storeId])
  const allergens = allergensInWords(dish.allergens)
  return (
    <>
      {dish.picture && (
        <View className="dish-facts-picture">
          <Image className="dish-facts-image" src={pictureUrl(dish.picture)} mode="aspectFit" webp />
        </View>
      )}
      {dish.description && <View className="note">{dish.description}</View>}
      {allergens && <View className="note">{allergens}</View>}
      <View className="row between">
        <View className="row">
          <View className="figure">¥{yuan(dish.priceFen)}</View>
          {dish.soldOut && <Pill tone="gone">今天售罄</Pill>}
        </View>
        <LikeButton dish={dish} storeId={storeId} />
      </View>
    </>
  )
}
