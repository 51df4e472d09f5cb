import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Pill } from '@/components/pill'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { openingPill } from './opening-words'
import './store-sheet.scss'
import { useShop } from './use-shop'

/** The shop's stores to choose among. */
export const StoreSheet = ({ open, onClose }: { open: boolean; onClose(): void }) => {
  const { shop, store: chosen, chooseStore } = useShop()
  const choose = (id: string) => {
    chooseStore(id)
    onClose()
  }
  return (
    <Sheet open={open} title="去哪家店" onClose={onClose}>
      {shop?.stores.map((store) => (
        <Tap
          key={store.id}
          className="store-sheet-store"
          pressed={store.id === chosen?.id}
          onTap={() => choose(store.id)}
        >
          <View className="grow">
            <View className="row">
              <View className="strong">{store.name}</View>
              <Pill {...openingPill(store.opening)} />
            </View>
            <View className="note">{store.address}</View>
          </View>
          {store.id === chosen?.id && <Icon name="check" />}
        </Tap>
      ))}
    </Sheet>
  )
}
