import { View } from '@tarojs/components'
import type { Dish } from '@/client/storefront'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { Pill } from '@/components/pill'
import { Tap } from '@/components/tap'
import { yuan } from '@/words/money'
import './sold-out-line.scss'

type SoldOutLineProps = {
  dish: Dish
  fault: string | undefined
  onMark(soldOut: boolean): void
  /** For those who may change more of it than that; the others have the whole line as the switch. */
  onOpen?: (() => void) | undefined
}

/** A dish in the staff's list, with the switch that says whether it can still be had today. */
export const SoldOutLine = ({ dish, fault, onMark, onOpen }: SoldOutLineProps) => {
  const marking = {
    role: 'switch',
    label: `${dish.name}，今天售罄`,
    pressed: dish.soldOut,
    onTap: () => onMark(!dish.soldOut),
  } as const
  return (
    <View className="sold-out-line">
      {onOpen ? (
        <View className="sold-out-line-row">
          <Tap className="sold-out-line-dish" label={`改 ${dish.name}`} onTap={onOpen}>
            <Words dish={dish} />
            <Icon name="next" size={16} className="sold-out-line-next" />
          </Tap>
          <Tap className="sold-out-line-switch" {...marking}>
            <Track on={dish.soldOut} />
          </Tap>
        </View>
      ) : (
        <Tap className="sold-out-line-row" {...marking}>
          <View className="sold-out-line-dish">
            <Words dish={dish} />
          </View>
          <View className="sold-out-line-switch">
            <Track on={dish.soldOut} />
          </View>
        </Tap>
      )}
      {fault && (
        <View role="alert" className="sold-out-line-fault">
          <Notice icon="again" tone="warn">
            {fault}
          </Notice>
        </View>
      )}
    </View>
  )
}

const Words = ({ dish }: { dish: Dish }) => (
  <View className="grow">
    <View className={`sold-out-line-name ${dish.soldOut ? 'sold-out-line-gone' : ''}`}>{dish.name}</View>
    <View className="row">
      <View className="note">{`¥${yuan(dish.priceFen)}${dish.featured ? ' · 招牌' : ''}`}</View>
      {dish.soldOut && <Pill tone="gone">今天售罄</Pill>}
    </View>
  </View>
)

const Track = ({ on }: { on: boolean }) => (
  <View className={`sold-out-line-track ${on ? 'sold-out-line-on' : ''}`}>
    <View className="sold-out-line-knob" />
  </View>
)
