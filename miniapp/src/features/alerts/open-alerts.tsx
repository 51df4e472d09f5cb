import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { openPage } from '@/platform/navigation'
import { AlertCard } from './alert-card'
import { asksForALook } from './alert-words'
import './open-alerts.scss'
import { useAlerts } from './use-alerts'

/** What asks for a look in a store, on top of a page that is about something else: the latest of it, and how many more. */
export const OpenAlerts = ({ store }: { store: { id: string; today: string } }) => {
  const { data } = useAlerts(store.id)
  const open = data?.filter(asksForALook) ?? []
  const [latest, ...others] = open
  if (!latest) return null
  return (
    <View className="open-alerts stack-snug">
      <AlertCard alert={latest} today={store.today} />
      {others.length > 0 && (
        <Card listed>
          <ListRow
            icon="bell"
            words={`还有 ${others.length} 件不寻常的事`}
            onTap={() => openPage('alerts', { storeId: store.id })}
          />
        </Card>
      )}
    </View>
  )
}
