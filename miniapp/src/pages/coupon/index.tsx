import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Blank } from '@/components/blank'
import { Button } from '@/components/button'
import { Waiting } from '@/components/loaded'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { GrantRow } from '@/features/notices/grant-row'
import { offerCard } from '@/features/sharing/cards'
import { ShareButton } from '@/features/sharing/share-button'
import { useShop } from '@/features/storefront/use-shop'
import { canBeTold, toldBefore } from '@/features/vouchers/expiry-words'
import { TillCard } from '@/features/vouchers/till-card'
import { useMyVouchers, useVoucher } from '@/features/vouchers/use-vouchers'
import { VoucherCard } from '@/features/vouchers/voucher-card'
import { VoucherOver } from '@/features/vouchers/voucher-over'
import { VoucherRules } from '@/features/vouchers/voucher-rules'
import { now } from '@/platform/clock'
import { openPage, openTab } from '@/platform/navigation'
import { useShareCard } from '@/platform/share-card'
import { logTap } from '@/platform/taps'

const CouponPage = () => {
  const { id = '' } = useRouter<{ id: string }>().params
  const { shop, store } = useShop()
  const { voucher, error, retry } = useVoucher(id)
  const { vouchers } = useMyVouchers()
  usePageViewed('coupon', store?.id)
  const card = shop && voucher && offerCard(shop.merchant.name, voucher.offer)
  useShareCard(card)
  if (!voucher)
    return (
      <PageFrame back title="出示券">
        {error?.code === 'not_found' ? (
          <Blank
            art="tea"
            title="没找到这张券"
            words="可能是别人的，或者太久以前了。"
            action={{ words: '看看我的券', onTap: () => openTab('coupons') }}
          />
        ) : (
          <Waiting error={error} retry={retry} blocks={[472, 110]} />
        )}
      </PageFrame>
    )
  const live = voucher.status === 'live'
  const book = () => {
    logTap('book_with_coupon', store?.id)
    openPage('booking')
  }
  const dock = (
    <Button kind="side" wide icon="table" onTap={book}>
      {live ? '先订个座再用' : '再订个座'}
    </Button>
  )
  return (
    <PageFrame back title={live ? '出示券' : '券'} dock={dock}>
      <View className="stack">
        <VoucherCard voucher={voucher}>
          {live ? (
            <TillCard voucher={voucher} storeId={store?.id} recheck={retry} />
          ) : (
            <VoucherOver voucher={voucher} />
          )}
        </VoucherCard>
        {live && <VoucherRules voucher={voucher} stores={shop?.stores ?? []} />}
        {canBeTold(voucher, now()) && (
          <GrantRow kind="voucherExpiry" before={toldBefore(vouchers ?? [], voucher)} />
        )}
        {live && card && <ShareButton card={card} kind="side" words="叫朋友也来领一张" />}
      </View>
    </PageFrame>
  )
}

export default CouponPage
