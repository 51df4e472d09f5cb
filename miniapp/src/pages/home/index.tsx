import { View } from '@tarojs/components'
import { Notice } from '@/components/notice'
import { Skeleton } from '@/components/skeleton'
import { Failing } from '@/features/frame/failing'
import { GuestTabs } from '@/features/frame/guest-tabs'
import { PageFrame } from '@/features/frame/page-frame'
import { StaleNotice } from '@/features/frame/stale-notice'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { KeptBookings } from '@/features/members/kept-bookings'
import { FeaturedSlide } from '@/features/storefront/featured-slide'
import { OfferSlide } from '@/features/storefront/offer-slide'
import { ShopHead } from '@/features/storefront/shop-head'
import { ShopPicture } from '@/features/storefront/shop-picture'
import { TonightBar } from '@/features/storefront/tonight-bar'
import { useShop } from '@/features/storefront/use-shop'
import './index.scss'

const HomePage = () => {
  const { shop, store, error, retry } = useShop()
  usePageViewed('home', store?.id)
  const tabs = <GuestTabs current="home" />
  if (!shop || !store)
    return error ? (
      <PageFrame title="首页" tabs={tabs}>
        <Failing error={error} retry={retry} />
        <KeptBookings />
      </PageFrame>
    ) : (
      <PageFrame over tabs={tabs}>
        <View className="home-waiting" />
        <View className="home-paper">
          <Skeleton blocks={[44, 52, 44, 64, 168]} />
        </View>
      </PageFrame>
    )
  return (
    <PageFrame over tabs={tabs} dock={<TonightBar store={store} />}>
      <ShopPicture shop={shop} store={store} />
      <View className="home-paper stack-snug">
        <StaleNotice error={error} />
        <ShopHead shop={shop} store={store} />
        {error?.code === 'offline' && <KeptBookings />}
        {store.notice && <Notice icon="speaker">{store.notice}</Notice>}
        <OfferSlide storeId={store.id} />
        <FeaturedSlide storeId={store.id} />
      </View>
    </PageFrame>
  )
}

export default HomePage
