import { View } from '@tarojs/components'
import type { CSSProperties } from 'react'
import type { Store, Storefront } from '@/client/storefront'
import { pictureUrl } from '@/platform/origin'
import './shop-picture.scss'

/** The store as one finds it by day, or by night when the phone is dark. */
export const ShopPicture = ({ shop, store: { name, pictures } }: { shop: Storefront; store: Store }) => {
  const style = {
    '--day': `url("${pictureUrl(pictures.day)}")`,
    '--night': `url("${pictureUrl(pictures.night)}")`,
  }
  return (
    <View
      className="shop-picture"
      role="img"
      aria-label={`${shop.merchant.name}${name}`}
      style={style as CSSProperties}
    />
  )
}
