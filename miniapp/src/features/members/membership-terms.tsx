import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Icon, type IconName } from '@/components/icon'
import { MEMBERSHIP_TERMS } from '../../../../api/_members/vocabulary'
import './membership-terms.scss'

const GOOD: { icon: IconName; what: string; more: string }[] = [
  { icon: 'person', what: '店里认得你', more: '到店报个名字就行，来过几次都记着' },
  { icon: 'calendar', what: '订座不用再填手机号', more: '号码是微信给的，不会填错' },
  { icon: 'note', what: '一张会员卡', more: '来过几次、离熟客还有多远，都在「我的」里' },
]

/** What membership is good for: what there is, and nothing else. */
export const MembershipGood = () => (
  <Card listed>
    {GOOD.map(({ icon, what, more }) => (
      <View key={what} className="membership-good">
        <Icon name={icon} className="membership-good-icon" />
        <View className="grow">
          <View className="strong">{what}</View>
          <View className="note">{more}</View>
        </View>
      </View>
    ))}
  </Card>
)

/** The terms, in full. */
export const MembershipTerms = () => (
  <Card>
    <View className="strong">会员说明</View>
    {MEMBERSHIP_TERMS.map((line) => (
      <View key={line} className="membership-terms-line">
        {line}
      </View>
    ))}
  </Card>
)
