import { View } from '@tarojs/components'
import { getMyUsual } from '@/client/dining'
import { useApi } from '@/client/use-api'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { openPage } from '@/platform/navigation'
import { currentToken } from '@/platform/session'
import { sayDay } from '@/words/days'
import './usual-row.scss'

/** The day, hour and party somebody usually books, for those who want to be asked; to all others the page is the same without. */
export const UsualRow = ({ storeId, today }: { storeId: string; today: string }) => {
  const { data } = useApi(currentToken() ? `my-usual ${storeId}` : null, () => getMyUsual(storeId))
  if (!data?.usual) return null
  const { on, time, partySize } = data.usual
  const words = `${sayDay(on, today)} ${time}，还是 ${partySize} 位？`
  return (
    <Tap role="link" label={words} onTap={() => openPage('booking', { storeId, on, time, partySize })}>
      <Card slim className="usual-row">
        <Icon name="calendar" className="usual-row-icon" />
        <View className="grow">
          <View className="strong">{words}</View>
          <View className="note">照你常来的样子备好了，点开就能订</View>
        </View>
        <Icon name="next" size={16} className="usual-row-icon" />
      </Card>
    </Tap>
  )
}
