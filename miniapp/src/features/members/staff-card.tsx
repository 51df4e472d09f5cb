import { View } from '@tarojs/components'
import type { Me } from '@/client/members'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import { postInWords } from './member-words'
import './staff-card.scss'

type StaffCardProps = { staff: Me['staff']; stores: { id: string; name: string }[] }

/** The way behind the counter for those who work here. */
export const StaffCard = ({ staff, stores }: StaffCardProps) => {
  const posts = staff.map((post) => postInWords(post, stores)).join('、')
  return (
    <Tap label={`我在店里上班，${posts}`} onTap={() => openPage('today')}>
      <Card slim className="staff-card">
        <Icon name="shop" />
        <View className="grow">
          <View className="strong">我在店里上班</View>
          <View className="note one-line">{posts}</View>
        </View>
        <Icon name="next" size={16} className="staff-card-next" />
      </Card>
    </Tap>
  )
}
