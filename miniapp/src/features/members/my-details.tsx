import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Me } from '@/client/members'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { openPage } from '@/platform/navigation'
import { ClaimPostRow } from './claim-post-row'

/** What the shop knows of this person, and who decides about it. */
export const MyDetails = ({ me, messages }: { me: Me; messages: ReactNode }) => (
  <View className="stack-snug">
    <View className="section">你的信息，你说了算</View>
    <Card listed>
      <ListRow icon="phone" words="手机号" detail={me.phoneMasked ?? '订座时再留'} />
      {messages}
      <ListRow icon="lock" words="店里留了什么" onTap={() => openPage('privacy')} />
      <ClaimPostRow knownAs={me.name} />
    </Card>
  </View>
)
