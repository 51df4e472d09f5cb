import { View } from '@tarojs/components'
import type { Me } from '@/client/members'
import { useApi } from '@/client/use-api'
import { listMyVouchers, type Voucher } from '@/client/vouchers'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { now } from '@/platform/clock'
import { openTab } from '@/platform/navigation'
import { ClaimPostRow } from './claim-post-row'

const SOON_MS = 7 * 86_400_000

/** What this person has here: coupons, and the number the shop calls. */
export const MyRows = ({ me }: { me: Me }) => {
  const { data } = useApi('my-vouchers live', () => listMyVouchers({ status: 'live' }))
  return (
    <Card listed>
      <ListRow
        icon="ticket"
        words="我的券"
        detail={data && <VoucherCount count={data.counts.live} soon={endingSoon(data.items)} />}
        onTap={() => openTab('coupons')}
      />
      <ListRow icon="phone" words="手机号" detail={me.phoneMasked ?? '订座时再留'} />
      <ClaimPostRow knownAs={me.name} />
    </Card>
  )
}

const VoucherCount = ({ count, soon }: { count: number; soon: number }) => (
  <View className={soon ? 'wait' : ''}>{soon ? `${count} 张，${soon} 张快到期` : `${count} 张`}</View>
)

const endingSoon = (vouchers: Voucher[]) =>
  vouchers.filter(({ expiresAt }) => Date.parse(expiresAt) - now().getTime() < SOON_MS).length
