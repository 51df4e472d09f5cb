import { Image, View } from '@tarojs/components'
import './dish.scss'
import { Pill } from './pill'

type DishProps = {
  name: string
  description: string
  price: string
  picture: string | null
  soldOut: boolean
}

/** A dish in the menu. */
export const DishRow = ({ name, description, price, picture, soldOut }: DishProps) => (
  <View className={`dish ${soldOut ? 'dish-sold' : ''}`}>
    <DishPicture picture={picture} />
    <View className="dish-words">
      <View>
        <View className="strong">{name}</View>
        <View className="note">{description}</View>
      </View>
      <View className="row between">
        <View className="dish-price">{price}</View>
        {soldOut && <Pill tone="gone">今天售罄</Pill>}
      </View>
    </View>
  </View>
)

/** A dish among the ones the shop is proud of. */
export const DishCard = ({ name, price, picture, soldOut }: Omit<DishProps, 'description'>) => (
  <View className={`dish-card ${soldOut ? 'dish-sold' : ''}`}>
    <DishPicture picture={picture} />
    <View className="dish-card-words">
      <View className="strong one-line">{name}</View>
      <View className="row between">
        <View className="strong">{price}</View>
        {soldOut && <View className="note">今天售罄</View>}
      </View>
    </View>
  </View>
)

const DishPicture = ({ picture }: { picture: string | null }) => (
  <View className="dish-picture">
    {picture && <Image className="dish-image" src={picture} mode="aspectFit" webp lazyLoad />}
  </View>
)
