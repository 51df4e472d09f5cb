import { Image, View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Dish } from '@/client/storefront'
import { Pill } from '@/components/pill'
import { Sheet } from '@/components/sheet'
import { logEvent } from '@/platform/events'
import { pictureUrl } from '@/platform/origin'
import { yuan } from '@/words/money'
import './dish-sheet.scss'

type DishSheetProps = { dish?: Dish; storeId: string; onClose(): void }

/** A dish looked at closely. */
export const DishSheet = ({ dish, storeId, onClose }: DishSheetProps) => {
  const dishId = dish?.id
  useEffect(() => {
    if (dishId) logEvent('dish_viewed', { dishId }, storeId)
  }, [dishId, storeId])
  if (!dish) return null
  return (
    <Sheet open title={dish.name} onClose={onClose}>
      {dish.picture && (
        <View className="dish-sheet-picture">
          <Image className="dish-sheet-image" src={pictureUrl(dish.picture)} mode="aspectFit" webp />
        </View>
      )}
      <View className="note">{dish.description}</View>
      <View className="row between">
        <View className="figure">¥{yuan(dish.priceFen)}</View>
        {dish.soldOut && <Pill tone="gone">今天售罄</Pill>}
      </View>
    </Sheet>
  )
}
