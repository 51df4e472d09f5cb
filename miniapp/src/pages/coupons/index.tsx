import { View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Voucher } from '@/client/vouchers'
import { Stale, Waiting } from '@/components/loaded'
import { GuestTabs } from '@/features/frame/guest-tabs'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { JoinRow } from '@/features/members/join-row'
import { GrantRow } from '@/features/notices/grant-row'
import { offerCard } from '@/features/sharing/cards'
import { ShareButton } from '@/features/sharing/share-button'
import { useShop } from '@/features/storefront/use-shop'
import { stillClaimable } from '@/features/vouchers/claimable'
import { toldBefore } from '@/features/vouchers/expiry-words'
import { OfferList } from '@/features/vouchers/offer-list'
import { SharedOfferSheet } from '@/features/vouchers/shared-offer-sheet'
import { useMyVouchers, useOffers } from '@/features/vouchers/use-vouchers'
import { NoVouchers, Standings, VoucherList } from '@/features/vouchers/voucher-list'
import { openPage, openTab } from '@/platform/navigation'
import { useShareCard } from '@/platform/share-card'
import { needsWeChat } from '@/platform/wechat-door'

const showVoucher = ({ id }: Voucher) => openPage('coupon', { id })
const book = () => openTab('booking')

const CouponsPage = () => {
  const { shop, store } = useShop()
  const { offer: sharedId } = useRouter().params
  const [sharedOpen, setSharedOpen] = useState(sharedId !== undefined)
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

  const shared = open.offers?.find(({ id }) => id === sharedId)
  const newest = claimed.slice(-1)[0]
  const toShare = newest?.offer ?? shared ?? open.offers?.[0]
  const card = shop && toShare && offerCard(shop.merchant.name, toShare)
  useShareCard(card)

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
        {newest && <GrantRow kind="voucherExpiry" before={toldBefore(vouchers, newest)} />}
        {newest && <JoinRow />}
        {newest && card && (
          <ShareButton card={card} kind="side" words={`把「${newest.offer.title}」发给朋友`} />
        )}
      </View>
      {sharedOpen && open.offers && (
        <SharedOfferSheet
          offer={shared}
          storeId={store?.id}
          held={vouchers.find(({ offer, status }) => offer.id === sharedId && status === 'live')}
          onClaim={(voucher) => setClaimed((others) => [...others, voucher])}
          onShow={showVoucher}
          onClose={() => setSharedOpen(false)}
        />
      )}
      {listed.length + offers.length === 0 && <NoVouchers standing={standing} onBook={book} />}
    </PageFrame>
  )
}

export default CouponsPage
