import { View } from '@tarojs/components'
import type { Validation } from '@/client/vouchers'
import { Icon } from '@/components/icon'
import './redeemed.scss'

/** A redemption that was taken back. */
export const Reversed = ({ validation: { offer, guest } }: { validation: Validation }) => (
  <View className="redeemed">
    <View className="redeemed-check redeemed-undone">
      <Icon name="undo" size={40} />
    </View>
    <View className="title">撤回了</View>
    <View className="note">{`「${offer.title}」还在${guest.name ?? '客人'}的券里，账单也不减了。`}</View>
  </View>
)
