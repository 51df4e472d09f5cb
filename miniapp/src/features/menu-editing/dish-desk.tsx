import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Dish } from '@/client/storefront'
import { Button } from '@/components/button'
import { SwitchRow } from '@/components/switch-row'
import './dish-desk.scss'
import { RemoveDish } from './remove-dish'
import type { DishEditing } from './use-dish-edit'
import type { SoldOut } from './use-sold-out'

type DishDeskProps = { dish: Dish; soldOut: SoldOut; removal: DishEditing['removal'] }

/** What happens at once to a dish that is on the menu: out for today, or off the menu. */
export const DishDesk = ({ dish, soldOut, removal }: DishDeskProps) => {
  const [asking, setAsking] = useState(false)
  return (
    <View className="dish-desk stack-snug">
      <View className="dish-form-switch">
        <SwitchRow
          words="今天售罄"
          detail={soldOut.faults[dish.id] ?? '一拨就算数，明天自己回来'}
          on={dish.soldOut}
          onChange={(gone) => soldOut.mark(dish.id, gone)}
        />
      </View>
      <Button kind="plain" wide icon="bin" onTap={() => setAsking(true)}>
        拿掉这道菜
      </Button>
      {asking && <RemoveDish name={dish.name} removal={removal} onClose={() => setAsking(false)} />}
    </View>
  )
}
