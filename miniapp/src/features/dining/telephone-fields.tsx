import { View } from '@tarojs/components'
import { TextField } from '@/components/text-field'
import { NAME_MAX_LENGTH } from '../../../../api/_members/vocabulary'
import { phoneFault } from './contact'
import type { TelephoneOrder } from './use-telephone-order'

/** Who is on the telephone. */
export const TelephoneFields = ({ order }: { order: TelephoneOrder }) => (
  <View className="stack-snug">
    <TextField
      label="电话"
      type="number"
      large
      value={order.phone}
      maxLength={11}
      placeholder="11 位手机号"
      fault={phoneFault(order.phone, order.tried)}
      onChange={order.typePhone}
    />
    <TextField
      label="称呼"
      large
      value={order.name}
      maxLength={NAME_MAX_LENGTH}
      placeholder="您贵姓"
      onChange={order.setName}
    />
  </View>
)
