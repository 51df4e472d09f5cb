import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { Tap } from '@/components/tap'
import { sayLength } from '@/words/durations'
import { STEPS_AT_MOST } from '../../../../../api/_insights/vocabulary'
import { sayMatches } from './event-words'
import { type DraftStep, type FunnelDraft, withoutStep } from './funnel-draft'
import { StepEditor } from './step-editor'
import './step-list.scss'

const STEPS_AT_LEAST = 2

type StepListProps = { draft: FunnelDraft; onChange(changed: Partial<FunnelDraft>): void }

/** The steps of a funnel in their order; a tap opens one. */
export const StepList = ({ draft, onChange }: StepListProps) => {
  const [open, setOpen] = useState<number>()
  const { steps, order } = draft
  const keep = (index: number, step: DraftStep) => {
    onChange({ steps: steps[index] ? steps.map((one, at) => (at === index ? step : one)) : [...steps, step] })
    setOpen(undefined)
  }
  return (
    <Card listed>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be the same; their place tells them apart
        <View key={index} className="step-list-row">
          <Tap
            className="step-list-step"
            label={`第 ${index + 1} 步，${sayStep(step)}`}
            onTap={() => setOpen(index)}
          >
            <View className="step-list-number">{index + 1}</View>
            <View className={`grow ${step.events.length === 0 ? 'step-list-empty' : ''}`}>
              {sayStep(step)}
            </View>
          </Tap>
          {steps.length > STEPS_AT_LEAST && (
            <Tap
              className="step-list-bin"
              label={`去掉第 ${index + 1} 步`}
              onTap={() => onChange(withoutStep(draft, index))}
            >
              <Icon name="bin" size={20} />
            </Tap>
          )}
        </View>
      ))}
      {steps.length < STEPS_AT_MOST && (
        <ListRow icon="plus" words="再加一步" onTap={() => setOpen(steps.length)} />
      )}
      {open !== undefined && (
        <StepEditor
          number={open + 1}
          step={steps[open] ?? { events: [] }}
          follows={open > 0 && order !== 'unordered'}
          onKeep={(step) => keep(open, step)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  )
}

const sayStep = ({ events, withinSeconds }: DraftStep) => {
  if (events.length === 0) return '挑一件事'
  return withinSeconds ? `${sayMatches(events)}，${sayLength(withinSeconds)}内` : sayMatches(events)
}
