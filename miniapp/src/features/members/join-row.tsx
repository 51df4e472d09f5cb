import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import './join-row.scss'
import { useMe } from './use-me'

/** A quiet way to membership after somebody has done something; nothing for members. */
export const JoinRow = () => {
  const { me } = useMe()
  if (!me || me.memberSince) return null
  return (
    <Tap role="link" label="成为会员" onTap={() => openPage('membership')}>
      <Card slim className="join-row">
        <Icon name="person" className="join-row-icon" />
        <View className="grow">
          <View>成为会员</View>
          <View className="note">店里认得你，来过的日子都记着</View>
        </View>
        <Icon name="next" size={16} className="join-row-icon" />
      </Card>
    </Tap>
  )
}
