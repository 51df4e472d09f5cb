import { View } from '@tarojs/components'
import { Blank } from '@/components/blank'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { AlertCard } from './alert-card'
import { useAlerts } from './use-alerts'

type AlertListProps = {
  scope: string | null
  today: string
  stores: { id: string; name: string }[]
}

/** What was not as usual, what lasts first. */
export const AlertList = ({ scope, today, stores }: AlertListProps) => {
  const alerts = useAlerts(scope)
  const nameOf = (storeId: string) => stores.find(({ id }) => id === storeId)?.name
  return (
    <Loaded answer={alerts} blocks={[130, 130, 130]}>
      {(items) =>
        items.length === 0 ? (
          <Blank
            art="tea"
            title="都和平常一样"
            words="哪天人少了、一张码没人扫了、券核销得不寻常，会写在这里，也会发给收小结的人。"
          />
        ) : (
          <View className="stack-snug">
            {items.map((alert) => (
              <AlertCard
                key={alert.id}
                alert={alert}
                today={today}
                store={scope === null ? nameOf(alert.storeId) : undefined}
              />
            ))}
            <More words="再看更早的" {...alerts.more} />
          </View>
        )
      }
    </Loaded>
  )
}
