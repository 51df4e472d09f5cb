import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { Stale, Waiting } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { UsualRow } from '@/features/dining/usual-row'
import { GuestTabs } from '@/features/frame/guest-tabs'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { KeptBookings } from '@/features/members/kept-bookings'
import { shopCard } from '@/features/sharing/cards'
import { FeaturedSlide } from '@/features/storefront/featured-slide'
import { OfferSlide } from '@/features/storefront/offer-slide'
import { ShopHead } from '@/features/storefront/shop-head'
import { ShopPicture } from '@/features/storefront/shop-picture'
import { TonightBar } from '@/features/storefront/tonight-bar'
import { useChannelStore } from '@/features/storefront/use-channel-store'
import { useSharedStore } from '@/features/storefront/use-shared-store'
import { useShop } from '@/features/storefront/use-shop'
import { useShareCard, useTimelineCard } from '@/platform/share-card'
import './index.scss'

const SHAPE = [44, 52, 44, 64, 168]

const HomePage = () => {
  const { scene = '', channel, storeId } = useRouter().params
  const { shop, store, error, retry, chooseStore } = useShop()
  // A mini-program code names its store in the scene, for which WeChat leaves 32 characters.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store of the code is taken once
  useEffect(() => {
    if (/^[0-9a-f]{32}$/.test(scene)) chooseStore(`sto_${scene}`)
  }, [scene])
  usePageViewed('home', store?.id)
  useSharedStore(storeId)
  useChannelStore({ scene, channel })
  const card = shop && store && shopCard(shop, store)
  useShareCard(card)
  useTimelineCard(card)
  const tabs = <GuestTabs current="home" />
  if (!shop || !store)
    return error ? (
      <PageFrame title="首页" tabs={tabs}>
        <Waiting error={error} retry={retry} blocks={SHAPE} />
        <KeptBookings />
      </PageFrame>
    ) : (
      <PageFrame over tabs={tabs}>
        <View className="home-waiting" />
        <View className="home-paper">
          <Waiting retry={retry} blocks={SHAPE} />
        </View>
      </PageFrame>
    )
  return (
    <PageFrame over tabs={tabs} dock={<TonightBar store={store} />}>
      <ShopPicture shop={shop} store={store} />
      <View className="home-paper stack-snug">
        <Stale error={error} />
        <ShopHead shop={shop} store={store} />
        {error?.code === 'offline' && <KeptBookings />}
        {store.notice && <Notice icon="speaker">{store.notice}</Notice>}
        <UsualRow storeId={store.id} today={store.today} />
        <OfferSlide storeId={store.id} />
        <FeaturedSlide storeId={store.id} />
      </View>
    </PageFrame>
  )
}

export default HomePage
