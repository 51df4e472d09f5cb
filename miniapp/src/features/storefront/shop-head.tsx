import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Store, Storefront } from '@/client/storefront'
import { Icon } from '@/components/icon'
import { Pill } from '@/components/pill'
import { Tap } from '@/components/tap'
import { callPhone, placeOf, showWay } from '@/platform/phone'
import { chooseStore } from './chosen-store'
import { openingPill, openingWords } from './opening-words'
import './shop-head.scss'
import { StoreSheet } from './store-sheet'

/** The shop's name, and the store one looks at: open or not, where, how to call. */
export const ShopHead = ({ shop, store }: { shop: Storefront; store: Store }) => {
  const { name, address, phone, opening, today } = store
  const place = placeOf(store)
  const [copied, setCopied] = useState(false)
  const goThere = async () => setCopied((await showWay(place, address)) === 'copied')
  return (
    <View className="shop-head">
      <View className="row between">
        <View className="title shop-head-name">{shop.merchant.name}</View>
        <View className="shop-head-ways">
          {phone && (
            <Tap className="shop-head-way" label={`给${name}打电话`} onTap={() => callPhone(phone)}>
              <Icon name="phone" />
            </Tap>
          )}
          {place && (
            <Tap className="shop-head-way" label={`在地图上看${name}`} onTap={goThere}>
              <Icon name="place" />
            </Tap>
          )}
        </View>
      </View>
      <View className="row shop-head-state">
        <Pill {...openingPill(opening)} />
        <View className="note one-line">
          {[name, openingWords(opening, today)].filter(Boolean).join(' · ')}
        </View>
      </View>
      <View className="shop-head-place note">
        <View>{address}</View>
        {copied && <View role="status">&nbsp;· 地址抄好了</View>}
        <OtherStores stores={shop.stores.filter(({ id }) => id !== store.id)} />
      </View>
    </View>
  )
}

const OtherStores = ({ stores: [other, ...more] }: { stores: Store[] }) => {
  const [open, setOpen] = useState(false)
  if (!other) return null
  const words = more.length ? `${more.length + 1} 家店` : other.name
  return (
    <>
      <View>&nbsp;· 还有</View>
      <Tap
        className="shop-head-other"
        label={`看${words}`}
        onTap={() => (more.length ? setOpen(true) : chooseStore(other.id))}
      >
        {words}
      </Tap>
      <StoreSheet open={open} onClose={() => setOpen(false)} />
    </>
  )
}
