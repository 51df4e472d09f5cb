import { View } from '@tarojs/components'
import type { Store } from '@/client/storefront'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'

type StoreChoiceProps = {
  title: string
  words: string
  stores: Pick<Store, 'id' | 'name'>[]
  onChoose(storeId: string): void
}

/** Which store, on a page that shows one at a time. */
export const StoreChoice = ({ title, words, stores, onChoose }: StoreChoiceProps) => (
  <View className="stack">
    <View className="title">{title}</View>
    <View className="note">{words}</View>
    <Card listed>
      {stores.map(({ id, name }) => (
        <ListRow key={id} icon="shop" words={name} onTap={() => onChoose(id)} />
      ))}
    </Card>
  </View>
)
