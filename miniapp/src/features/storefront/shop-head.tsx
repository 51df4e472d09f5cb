import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Store, Storefront } from '@/client/storefront'
import { Icon } from '@/components/icon'
import { Pill } from '@/components/pill'
import { Tap } from '@/components/tap'
import { callPhone, placeOf, showWay } from '@/platform/phone'
import { logTap } from '@/platform/taps'
import { chooseStore } from './chosen-store'
import { openingPill, openingWords } from './opening-words'
import './shop-head.scss'
import { StoreSheet } from './store-sheet'

/** The shop's name, and the store one looks at: open or not, where, how to call. */
export const ShopHead = ({ shop, store }: { shop: Storefront; store: Store }) => {
  const { name, address, phone, opening, today } = store
  const place = placeOf(store)
  const [copied, setCopied] = useState(false)
  const goThere = async () => {
    logTap('map', store.id)
    const found = await showWay(place, address)
    if (found === 'copied') logTap('copy_address', store.id)
    setCopied(found === 'copied')
  }
  const call = () => {
    logTap('call', store.id)
    void callPhone(phone)
  }
  return (
    <View className="shop-head">
      <View className="row between">
        <View className="title shop-head-name">{shop.merchant.name}</View>
        <View className="shop-head-ways">
          {phone && (
            <Tap className="shop-head-way" label={`给${name}打电话`} onTap={call}>
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
  const look = () => {
    logTap('other_store')
    if (more.length) setOpen(true)
    else chooseStore(other.id)
  }
  const words = more.length ? `${more.length + 1} 家店` : other.name
  return (
    <>
      <View>&nbsp;· 还有</View>
      <Tap className="shop-head-other" label={`看${words}`} onTap={look}>
        {words}
      </Tap>
      <StoreSheet open={open} onClose={() => setOpen(false)} />
    </>
  )
}
