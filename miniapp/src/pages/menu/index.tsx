import { Skeleton } from '@/components/skeleton'
import { Failing } from '@/features/frame/failing'
import { GuestTabs } from '@/features/frame/guest-tabs'
import { PageFrame } from '@/features/frame/page-frame'
import { StaleNotice } from '@/features/frame/stale-notice'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { MenuBook } from '@/features/storefront/menu-book'
import { StoreSwitch } from '@/features/storefront/store-switch'
import { useMenu } from '@/features/storefront/use-menu'
import { useShop } from '@/features/storefront/use-shop'

const MenuPage = () => {
  const shop = useShop()
  const { menu, error = shop.error, retry } = useMenu(shop.store?.id)
  usePageViewed('menu', shop.store?.id)
  const again = () => void Promise.all([shop.retry(), retry()])
  return (
    <PageFrame title={<StoreSwitch words="菜单" />} tabs={<GuestTabs current="menu" />}>
      {menu && shop.store ? (
        <>
          <StaleNotice error={error} />
          <MenuBook menu={menu} storeId={shop.store.id} />
        </>
      ) : error ? (
        <Failing error={error} retry={again} />
      ) : (
        <Skeleton blocks={[44, 52, 96, 96, 96, 96]} />
      )}
    </PageFrame>
  )
}

export default MenuPage
