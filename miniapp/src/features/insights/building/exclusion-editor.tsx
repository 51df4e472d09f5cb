import { useState } from 'react'
import { Button } from '@/components/button'
import { PickChips } from '@/components/pick-chips'
import { Sheet } from '@/components/sheet'
import { EventPicker } from './event-picker'
import { sayMatches } from './event-words'
import { type DraftExclusion, type DraftStep, stepWords } from './funnel-draft'
import type { Naming } from './naming'

type ExclusionEditorProps = {
  steps: DraftStep[]
  naming: Naming
  onKeep(exclusion: DraftExclusion): void
  onClose(): void
}

/** What must not happen between two steps: who does it has not come through this time. */
export const ExclusionEditor = ({ steps, naming, onKeep, onClose }: ExclusionEditorProps) => {
  const [{ events, from, to }, set] = useState<DraftExclusion>({ events: [], from: 1, to: 2 })
  const named = steps.map((step, index) => ({
    key: String(index + 1),
    words: `${index + 1} ${stepWords(step) || '还没挑'}`,
  }))
  return (
    <Sheet
      open
      title="中间做了什么就不算"
      foot={
        <Button kind="main" wide disabled={events.length === 0} onTap={() => onKeep({ events, from, to })}>
          {events.length > 0 ? `中间${sayMatches(events, naming.names)}的不算` : '先挑一件事'}
        </Button>
      }
      onClose={onClose}
    >
      <PickChips
        label="在这一步之后"
        items={named.slice(0, -1)}
        chosen={[String(from)]}
        onPick={(key) => set({ events, from: Number(key), to: Math.max(to, Number(key) + 1) })}
      />
      <PickChips
        label="到这一步之前"
        items={named.slice(from)}
        chosen={[String(to)]}
        onPick={(key) => set({ events, from, to: Number(key) })}
      />
      <EventPicker chosen={events} naming={naming} onChange={(chosen) => set({ events: chosen, from, to })} />
    </Sheet>
  )
}
