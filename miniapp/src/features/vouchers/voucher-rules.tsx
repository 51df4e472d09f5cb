import { View } from '@tarojs/components'
import type { Voucher } from '@/client/vouchers'
import { Card } from '@/components/card'
import { sayRules } from './offer-words'
import './voucher-rules.scss'

type VoucherRulesProps = { voucher: Voucher; stores: { id: string; name: string }[] }

/** 「怎么用」. */
export const VoucherRules = ({ voucher, stores }: VoucherRulesProps) => (
  <Card slim>
    <View className="strong">怎么用</View>
    {sayRules(voucher, stores).map((line) => (
      <View key={line} className="voucher-rules-line">
        {line}
      </View>
    ))}
  </Card>
)
