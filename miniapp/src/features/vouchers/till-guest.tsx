import { View } from '@tarojs/components'
import type { Validation } from '@/client/vouchers'
import { Avatar } from '@/components/avatar'
import { Card } from '@/components/card'
import { Pill } from '@/components/pill'
import './till-guest.scss'

/** Whose voucher it is. */
export const TillGuest = ({
  guest: { name, phoneTail, isMember, visits },
}: {
  guest: Validation['guest']
}) => (
  <Card className="till-guest">
    <Avatar name={name} />
    <View className="grow">
      <View className="row">
        <View className="strong one-line">{name ?? '这位客人'}</View>
        {isMember && <Pill tone="level">会员</Pill>}
      </View>
      <View className="note">
        {[visits > 0 ? `来过 ${visits} 次` : '第一次来', phoneTail && `尾号 ${phoneTail}`]
          .filter(Boolean)
          .join(' · ')}
      </View>
    </View>
  </Card>
)
