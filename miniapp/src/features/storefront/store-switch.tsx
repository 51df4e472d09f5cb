import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { StoreSheet } from './store-sheet'
import './store-switch.scss'
import { useShop } from './use-shop'

/** A page's title that names the store and lets one look at another: 「订座 · 滨江店 ⌄」. */
export const StoreSwitch = ({ words }: { words: string }) => {
  const { shop, store } = useShop()
  const [open, setOpen] = useState(false)
  if (!shop || !store) return <View>{words}</View>
  const title = `${words} · ${store.name}`
  if (shop.stores.length < 2) return <View className="one-line">{title}</View>
  return (
    <>
      <Tap className="store-switch" label={`${title}，换一家`} onTap={() => setOpen(true)}>
        <View className="one-line">{title}</View>
        <Icon name="down" size={20} />
      </Tap>
      <StoreSheet open={open} onClose={() => setOpen(false)} />
    </>
  )
}
