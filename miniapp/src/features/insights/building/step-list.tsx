import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Named } from '@/client/funnels'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { Tap } from '@/components/tap'
import { sayLength } from '@/words/durations'
import { STEPS_AT_MOST } from '../../../../../api/_insights/vocabulary'
import { sayMatches } from './event-words'
import { type DraftStep, type FunnelDraft, withoutStep } from './funnel-draft'
import type { Naming } from './naming'
import { StepEditor } from './step-editor'
import './step-list.scss'

const STEPS_AT_LEAST = 2

type StepListProps = { draft: FunnelDraft; naming: Naming; onChange(changed: Partial<FunnelDraft>): void }

/** The steps of a funnel in their order; a tap opens one. */
export const StepList = ({ draft, naming, onChange }: StepListProps) => {
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
            label={`第 ${index + 1} 步，${sayStep(step, naming.names)}`}
            onTap={() => setOpen(index)}
          >
            <View className="step-list-number">{index + 1}</View>
            <View className={`grow ${step.events.length === 0 ? 'step-list-empty' : ''}`}>
              {sayStep(step, naming.names)}
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
          naming={naming}
          onKeep={(step) => keep(open, step)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  )
}

const sayStep = ({ events, withinSeconds }: DraftStep, names: Named[]) => {
  if (events.length === 0) return '挑一件事'
  const said = sayMatches(events, names)
  return withinSeconds ? `${said}，${sayLength(withinSeconds)}内` : said
}
