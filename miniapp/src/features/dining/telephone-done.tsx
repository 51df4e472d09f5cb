import { View } from '@tarojs/components'
import type { StoreReservation } from '@/client/dining'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import './telephone-done.scss'
import { wishWords } from './wish-words'

type TelephoneDoneProps = { visit: StoreReservation; today: string }

/** What was written down, to be read to the guest once more. */
export const TelephoneDone = ({ visit, today }: TelephoneDoneProps) => (
  <View className="telephone-done">
    <View className="telephone-done-check">
      <Icon name="check" size={40} />
    </View>
    <View className="title">记下了</View>
    <View className="note">再给客人念一遍</View>
    <Card className="telephone-done-card">
      <View className="section">{wishWords(visit, visit.tableLabel, today)}</View>
      <View className="note">
        {[visit.guestName, visit.phoneTail && `尾号 ${visit.phoneTail}`, ...visit.tableFeatures]
          .filter(Boolean)
          .join(' · ')}
      </View>
    </Card>
  </View>
)
