import { View } from '@tarojs/components'
import type { Store } from '@/client/storefront'
import { Button } from '@/components/button'
import { openPage } from '@/platform/navigation'
import { logTap } from '@/platform/taps'
import './tonight-bar.scss'
import { useNextSeating } from './use-next-seating'

/** The next free seating, and the button that books it. */
export const TonightBar = ({ store }: { store: Store }) => {
  const { pending, seating } = useNextSeating(store.id, store.today)
  const title = seating
    ? `${seating.day} ${seating.time} 还有 ${seating.tables} 桌`
    : pending
      ? '看看还有几桌'
      : '先占一张桌'
  const book = () => {
    logTap('book_tonight', store.id)
    openPage('booking', { storeId: store.id, on: seating?.on })
  }
  return (
    <View className="tonight-bar">
      <View className="grow">
        <View className="strong one-line">{title}</View>
        <View className="note one-line">{seating?.detail ?? `${store.name} · 两周内都能订`}</View>
      </View>
      <Button kind="main" onTap={book}>
        {seating ? `订${seating.day}` : '去订座'}
      </Button>
    </View>
  )
}
