import { View } from '@tarojs/components'
import type { Alert } from '@/client/alerts'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { Pill } from '@/components/pill'
import { openPage } from '@/platform/navigation'
import './alert-card.scss'
import { asksForALook, spanWords, standingOf, wayOf } from './alert-words'
import { useDismissAlert } from './use-alerts'

type AlertCardProps = {
  alert: Alert
  today: string
  /** Which store, where several are in sight. */
  store?: string
}

/** Something that is not as usual: what, the evidence, a way on, and 「知道了」. */
export const AlertCard = ({ alert, today, store }: AlertCardProps) => {
  const { dismiss, busy, fault } = useDismissAlert()
  const way = wayOf(alert)
  const standing = standingOf(alert)
  const asks = asksForALook(alert)
  return (
    <Card slim className={`alert-card stack-snug ${asks ? 'alert-card-asks' : ''}`}>
      <View className="row">
        {asks && <Icon name="bell" size={20} className="alert-card-bell" />}
        <View className="grow strong">{alert.words}</View>
        {!asks && <Pill tone={standing.tone}>{standing.words}</Pill>}
      </View>
      <View>
        {alert.details.map((detail) => (
          <View key={detail} className="note">
            {detail}
          </View>
        ))}
        <View className="alert-card-when note">
          {[store, spanWords(alert, today)].filter(Boolean).join(' · ')}
        </View>
      </View>
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      {(way || asks) && (
        <View className="alert-card-acts">
          {way && (
            <Button kind="side" small onTap={() => openPage(way.page, way.params)}>
              {way.words}
            </Button>
          )}
          {asks && (
            <Button
              kind="plain"
              small
              busy={busy}
              label={`知道了：${alert.words}`}
              onTap={() => dismiss(alert)}
            >
              知道了
            </Button>
          )}
        </View>
      )}
    </Card>
  )
}
