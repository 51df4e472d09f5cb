import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Pill } from '@/components/pill'
import { logTap } from '@/platform/taps'
import type { NoticeKind } from '../../../../api/_outreach/vocabulary'
import './grant-row.scss'
import { noticeWords } from './notice-words'
import { useGrant } from './use-grant'

type GrantRowProps = {
  kind: NoticeKind
  /** How many others of the kind are told of first. */
  before?: number
}

/** Offers one message about what was just done; says so when it will come. */
export const GrantRow = ({ kind, before = 0 }: GrantRowProps) => {
  const grant = useGrant(kind, before)
  if (!grant) return null
  const { title, detail } = noticeWords(kind, grant.state)
  // WeChat asks first: its prompt comes only from the tap itself.
  const ask = () => {
    void grant.ask()
    logTap('reminder')
  }
  return (
    <Card slim className="grant-row">
      <Icon name="bell" className="grant-row-bell" />
      <View className="grow">
        <View className="strong">{title}</View>
        <View className="note">{detail}</View>
      </View>
      {grant.state === 'granted' && <Pill tone="good">会提醒你</Pill>}
      {grant.state === 'open' && (
        <Button kind="yes" small label={title} onTap={ask}>
          提醒我
        </Button>
      )}
    </Card>
  )
}
