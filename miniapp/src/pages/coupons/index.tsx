import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { Voucher } from '@/client/vouchers'
import { Stale, Waiting } from '@/components/loaded'
import { GuestTabs } from '@/features/frame/guest-tabs'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { useShop } from '@/features/storefront/use-shop'
import { stillClaimable } from '@/features/vouchers/claimable'
import { OfferList } from '@/features/vouchers/offer-list'
import { useMyVouchers, useOffers } from '@/features/vouchers/use-vouchers'
import { NoVouchers, Standings, VoucherList } from '@/features/vouchers/voucher-list'
import { openPage, openTab } from '@/platform/navigation'
import { needsWeChat } from '@/platform/wechat-door'

const showVoucher = ({ id }: Voucher) => openPage('coupon', { id })
const book = () => openTab('booking')

const CouponsPage = () => {
  const { store } = useShop()
  const mine = useMyVouchers()
  const open = useOffers()
  const [standing, setStanding] = useState<Voucher['status']>('live')
  // What was claimed just now stays where it was tapped, so that nothing moves under the thumb.
  const [claimed, setClaimed] = useState<Voucher[]>([])
  usePageViewed('coupons', store?.id)
  useDidShow(() => {
    setClaimed([])
    void mine.retry()
  })

  // On the web nobody is known to have any; what there is to claim can be looked at all the same.
  const unknown = needsWeChat(mine.error)
  const vouchers = unknown ? [] : mine.vouchers
  const error = (unknown ? undefined : mine.error) ?? open.error
  const retry = () => Promise.all([mine.retry(), open.retry()])
  const choose = (chosen: Voucher['status']) => {
    setClaimed([])
    setStanding(chosen)
  }
  const frame = { title: '券', tabs: <GuestTabs current="coupons" /> }
  if (!vouchers || !(open.offers ?? open.error))
    return (
      <PageFrame {...frame}>
        <Waiting error={error} retry={retry} blocks={[50, 100, 100, 100]} />
      </PageFrame>
    )

  const isNew = ({ id }: Voucher) => claimed.some((voucher) => voucher.id === id)
  const listed = vouchers.filter((voucher) => voucher.status === standing && !isNew(voucher))
  const earlier = vouchers.filter((voucher) => !isNew(voucher))
  const offers = standing === 'live' ? stillClaimable(open.offers ?? [], earlier) : []
  return (
    <PageFrame {...frame}>
      <View className="stack">
        <Stale error={error} />
        {!unknown && <Standings vouchers={vouchers} chosen={standing} onChoose={choose} />}
        <VoucherList vouchers={listed} onShow={showVoucher} />
        {offers.length > 0 && (
          <OfferList
            offers={offers}
            storeId={store?.id}
            claimed={claimed}
            onClaim={(voucher) => setClaimed((others) => [...others, voucher])}
            onShow={showVoucher}
          />
        )}
      </View>
      {listed.length + offers.length === 0 && <NoVouchers standing={standing} onBook={book} />}
    </PageFrame>
  )
}

export default CouponsPage
