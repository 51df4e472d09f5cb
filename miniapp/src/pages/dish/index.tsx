import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Blank } from '@/components/blank'
import { Button } from '@/components/button'
import { Stale, Waiting } from '@/components/loaded'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { dishCard } from '@/features/sharing/cards'
import { ShareButton } from '@/features/sharing/share-button'
import { DishFacts } from '@/features/storefront/dish-facts'
import { useMenu } from '@/features/storefront/use-menu'
import { useSharedStore } from '@/features/storefront/use-shared-store'
import { useShop } from '@/features/storefront/use-shop'
import { openPage, openTab } from '@/platform/navigation'
import { useShareCard } from '@/platform/share-card'
import { logTap } from '@/platform/taps'

const DishPage = () => {
  const { id, storeId } = useRouter().params
  useSharedStore(storeId)
  const { shop, store, ...asked } = useShop()
  const { menu, error = asked.error, retry } = useMenu(store?.id)
  usePageViewed('dish', store?.id)
  const dish = menu?.categories.flatMap(({ dishes }) => dishes).find((one) => one.id === id)
  const card = shop && store && dish && dishCard(shop.merchant.name, dish, store.id)
  useShareCard(card)

  if (!menu || !store || !shop)
    return (
      <PageFrame back title="菜">
        <Waiting error={error} retry={() => Promise.all([asked.retry(), retry()])} blocks={[220, 60, 52]} />
      </PageFrame>
    )
  if (!dish || !card)
    return (
      <PageFrame back title="菜">
        <Blank
          art="tea"
          title="这道菜不在菜单上了"
          words="可能换季了。菜单里还有别的好吃的。"
          action={{ words: '看整本菜单', onTap: () => openTab('menu') }}
        />
      </PageFrame>
    )
  const book = () => {
    logTap('book_dish', store.id)
    openPage('booking', { storeId: store.id })
  }
  return (
    <PageFrame
      back
      title={`${shop.merchant.name} · ${store.name}`}
      dock={
        <Button kind="main" wide icon="table" onTap={book}>
          订座来吃
        </Button>
      }
    >
      <View className="stack">
        <Stale error={error} />
        <View className="title">{dish.name}</View>
        <DishFacts dish={dish} storeId={store.id} />
        <ShareButton card={card} kind="side" words="发给朋友看看" />
      </View>
    </PageFrame>
  )
}

export default DishPage
