import { View } from '@tarojs/components'
import { useApi } from '@/client/use-api'
import { listMyVouchers, type Voucher } from '@/client/vouchers'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { now } from '@/platform/clock'
import { openPage, openTab } from '@/platform/navigation'

const SOON_MS = 7 * 86_400_000

/** What this person has here: coupons, and dishes they like. */
export const MyRows = ({ favourites }: { favourites: number | undefined }) => {
  const { data } = useApi('my-vouchers live', () => listMyVouchers({ status: 'live' }))
  return (
    <Card listed>
      <ListRow
        icon="ticket"
        words="我的券"
        detail={data && <VoucherCount count={data.counts.live} soon={endingSoon(data.items)} />}
        onTap={() => openTab('coupons')}
      />
      <ListRow
        icon="heart"
        words="想吃的菜"
        detail={
          favourites === undefined ? undefined : favourites > 0 ? `${favourites} 道` : '看到想吃的点个心'
        }
        onTap={() => openPage('favourites')}
      />
    </Card>
  )
}

const VoucherCount = ({ count, soon }: { count: number; soon: number }) => (
  <View className={soon ? 'wait' : ''}>{soon ? `${count} 张，${soon} 张快到期` : `${count} 张`}</View>
)

const endingSoon = (vouchers: Voucher[]) =>
  vouchers.filter(({ expiresAt }) => Date.parse(expiresAt) - now().getTime() < SOON_MS).length
