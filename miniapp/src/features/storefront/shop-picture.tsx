import { View } from '@tarojs/components'
import type { CSSProperties } from 'react'
import type { Store, Storefront } from '@/client/storefront'
import { pictureUrl } from '@/platform/origin'
import './shop-picture.scss'

/** The store as one finds it by day, or by night when the phone is dark. */
export const ShopPicture = ({ shop, store: { name, pictures } }: { shop: Storefront; store: Store }) => {
  const style = { ...shown('--day', pictures.day), ...shown('--night', pictures.night ?? pictures.day) }
  return (
    <View
      className="shop-picture"
      role="img"
      aria-label={`${shop.merchant.name}${name}`}
      style={style as CSSProperties}
    />
  )
}

// A shop that has none yet shows its ground.
const shown = (name: '--day' | '--night', path: string | null) =>
  path ? { [name]: `url("${pictureUrl(path)}")` } : {}
