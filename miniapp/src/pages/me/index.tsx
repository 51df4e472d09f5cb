import { View } from '@tarojs/components'
import { useRefresh } from '@/client/use-api'
import { Stale, Waiting } from '@/components/loaded'
import { GuestTabs } from '@/features/frame/guest-tabs'
import { PageFrame } from '@/features/frame/page-frame'
import { useOnReturn } from '@/features/frame/use-on-return'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { KeptBookings } from '@/features/members/kept-bookings'
import { MyPage } from '@/features/members/my-page'
import { useMe } from '@/features/members/use-me'
import { MessageRow } from '@/features/notices/message-row'
import { useFavourites } from '@/features/storefront/use-favourites'
import { useShop } from '@/features/storefront/use-shop'
import { needsWeChat } from '@/platform/wechat-door'
import './index.scss'

const MePage = () => {
  const { me, error, retry } = useMe()
  const { shop, store } = useShop()
  const { favourites } = useFavourites(store?.id)
  usePageViewed('me', store?.id)
  const refresh = useRefresh()
  useOnReturn(() => void Promise.all([retry(), refresh('my-')]))
  return (
    <PageFrame title="我的" tabs={<GuestTabs current="me" />}>
      {me ? (
        <View className="me-page">
          <Stale error={error} />
          <MyPage
            me={me}
            stores={shop?.stores ?? []}
            favourites={favourites?.length}
            messages={<MessageRow />}
          />
        </View>
      ) : (
        <>
          <Waiting error={error} retry={retry} blocks={[156, 68, 102, 180]} />
          {error && !needsWeChat(error) && <KeptBookings />}
        </>
      )}
    </PageFrame>
  )
}

export default MePage
