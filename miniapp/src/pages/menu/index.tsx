import { Loaded } from '@/components/loaded'
import { GuestTabs } from '@/features/frame/guest-tabs'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { MenuBook } from '@/features/storefront/menu-book'
import { StoreSwitch } from '@/features/storefront/store-switch'
import { useMenu } from '@/features/storefront/use-menu'
import { useShop } from '@/features/storefront/use-shop'

const MenuPage = () => {
  const { store, ...shop } = useShop()
  const { menu, error = shop.error, retry } = useMenu(store?.id)
  usePageViewed('menu', store?.id)
  const answer = {
    data: menu && store && { menu, storeId: store.id },
    error,
    retry: () => Promise.all([shop.retry(), retry()]),
  }
  return (
    <PageFrame title={<StoreSwitch words="菜单" />} tabs={<GuestTabs current="menu" />}>
      <Loaded answer={answer} blocks={[44, 52, 96, 96, 96, 96]}>
        {(book) => <MenuBook {...book} />}
      </Loaded>
    </PageFrame>
  )
}

export default MenuPage
