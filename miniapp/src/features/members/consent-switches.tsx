import { View } from '@tarojs/components'
import type { ConsentList } from '@/client/members'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { SwitchRow } from '@/components/switch-row'
import { CONSENT_WORDINGS } from '../../../../api/_members/vocabulary'
import './consent-switches.scss'
import { useSwitch } from './use-consents'

type ConsentSwitchesProps = {
  standing: ConsentList['standing']
  /** Of a child only what a service needs is kept. */
  under14: boolean
  storeId?: string
}

/** What the person switches on and off, each in the words they agree to. */
export const ConsentSwitches = ({ standing, under14, storeId }: ConsentSwitchesProps) => {
  const { change, busy, fault } = useSwitch(storeId)
  const shown = standing.filter(({ purpose }) => !under14 || purpose === 'service')
  return (
    <View className="stack-snug">
      <Card listed className="consent-switches">
        {shown.map(({ purpose, given }) => (
          <SwitchRow
            key={purpose}
            words={CONSENT_WORDINGS[purpose].title}
            detail={CONSENT_WORDINGS[purpose].words}
            on={given}
            busy={busy}
            onChange={(on) => change({ purpose, given: on })}
          />
        ))}
      </Card>
      {fault && (
        <Notice icon="speaker" tone="warn">
          {fault}
        </Notice>
      )}
    </View>
  )
}
