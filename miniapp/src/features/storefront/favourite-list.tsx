import { View } from '@tarojs/components'
import type { FavouriteList as Favourites } from '@/client/storefront'
import { DishRow } from '@/components/dish'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import { pictureUrl } from '@/platform/origin'
import { yuan } from '@/words/money'
import './favourite-list.scss'
import { LikeButton } from './like-button'

type FavouriteListProps = { favourites: Favourites['items']; storeId: string }

/** The dishes somebody likes; what the shop no longer makes stays, and says so. */
export const FavouriteList = ({ favourites, storeId }: FavouriteListProps) => (
  <View>
    {favourites.map((dish) => (
      <View key={dish.id} className="favourite-list-dish">
        <Tap onTap={() => openPage('dish', { id: dish.id, storeId })}>
          <DishRow
            name={dish.name}
            description={
              dish.removed ? '店里不做这道菜了' : dish.soldOut ? '今天售罄，明天再看看' : dish.description
            }
            price={dish.removed ? '' : `¥${yuan(dish.priceFen)}`}
            picture={dish.picture && pictureUrl(dish.picture)}
            soldOut={false}
          />
        </Tap>
        <View className="favourite-list-like">
          <LikeButton dish={dish} storeId={storeId} />
        </View>
      </View>
    ))}
  </View>
)
