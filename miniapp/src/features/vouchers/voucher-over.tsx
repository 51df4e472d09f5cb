import { View } from '@tarojs/components'
import type { Voucher } from '@/client/vouchers'
import { clockTime, monthDay, shopDay } from '@/words/days'
import { lastDayOf } from './expiry-words'
import './voucher-over.scss'

/** A voucher that has been used, or was not used in time. */
export const VoucherOver = ({ voucher: { status, spentAt, claimedAt, expiresAt } }: { voucher: Voucher }) => (
  <View className="voucher-over">
    <View className={`voucher-over-stamp ${status === 'spent' ? 'voucher-over-used' : ''}`}>
      {status === 'spent' ? '用过了' : '过期了'}
    </View>
    <View className="note">
      {spentAt
        ? `${monthDay(shopDay(spentAt))} ${clockTime(spentAt)} 在店里用的`
        : `只能用到 ${monthDay(lastDayOf(expiresAt))}`}
    </View>
    <View className="note">{`${monthDay(shopDay(claimedAt))}领的`}</View>
  </View>
)
