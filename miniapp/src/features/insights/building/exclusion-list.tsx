import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { Tap } from '@/components/tap'
import { EXCLUSIONS_AT_MOST } from '../../../../../api/_insights/vocabulary'
import { sayMatches } from './event-words'
import { ExclusionEditor } from './exclusion-editor'
import type { FunnelDraft } from './funnel-draft'
import type { Naming } from './naming'
import './step-list.scss'

type ExclusionListProps = {
  draft: FunnelDraft
  naming: Naming
  onChange(changed: Partial<FunnelDraft>): void
}

/** What voids an attempt when it happens between two steps. */
export const ExclusionList = ({ draft: { steps, exclusions }, naming, onChange }: ExclusionListProps) => {
  const [adding, setAdding] = useState(false)
  return (
    <Card listed>
      {exclusions.map((exclusion, index) => {
        const words = `第 ${exclusion.from} 步到第 ${exclusion.to} 步之间${sayMatches(exclusion.events, naming.names)}`
        return (
          <View key={words} className="step-list-row">
            <View className="step-list-step">{words}</View>
            <Tap
              className="step-list-bin"
              label={`去掉：${words}`}
              onTap={() => onChange({ exclusions: exclusions.filter((_, at) => at !== index) })}
            >
              <Icon name="bin" size={20} />
            </Tap>
          </View>
        )
      })}
      {exclusions.length < EXCLUSIONS_AT_MOST && (
        <ListRow
          icon="plus"
          words={exclusions.length > 0 ? '再加一条' : '加一条'}
          onTap={() => setAdding(true)}
        />
      )}
      {adding && (
        <ExclusionEditor
          steps={steps}
          naming={naming}
          onKeep={(exclusion) => {
            onChange({ exclusions: [...exclusions, exclusion] })
            setAdding(false)
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Card>
  )
}
