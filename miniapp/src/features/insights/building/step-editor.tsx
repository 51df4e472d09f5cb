import { useState } from 'react'
import { Button } from '@/components/button'
import { PickChips } from '@/components/pick-chips'
import { Sheet } from '@/components/sheet'
import { sayLength } from '@/words/durations'
import { EventPicker } from './event-picker'
import { sayMatches } from './event-words'
import { type DraftStep, stepWords } from './funnel-draft'
import type { Naming } from './naming'

/** What a button has room for. */
const WORDS_MOST = 16
const DAY_SECONDS = 86_400
const WITHINS = [600, 3_600, DAY_SECONDS, 7 * DAY_SECONDS, 30 * DAY_SECONDS]

type StepEditorProps = {
  number: number
  step: DraftStep
  /** Whether it can have a window from the step before. */
  follows: boolean
  naming: Naming
  onKeep(step: DraftStep): void
  onClose(): void
}

/** One step of a funnel: what somebody has to have done. */
export const StepEditor = ({ number, step, follows, naming, onKeep, onClose }: StepEditorProps) => {
  const [{ events, withinSeconds }, setStep] = useState(step)
  const whole = sayMatches(events, naming.names)
  const words = whole.length <= WORDS_MOST ? whole : stepWords({ events })
  return (
    <Sheet
      open
      title={`第 ${number} 步，客人做了什么`}
      foot={
        <Button
          kind="main"
          wide
          disabled={events.length === 0}
          onTap={() => onKeep(withinSeconds ? { events, withinSeconds } : { events })}
        >
          {words ? `第 ${number} 步就是「${words}」` : '先挑一件事'}
        </Button>
      }
      onClose={onClose}
    >
      <EventPicker
        chosen={events}
        naming={naming}
        onChange={(chosen) => setStep({ events: chosen, withinSeconds })}
      />
      {follows && (
        <PickChips
          label="要在上一步之后多久内（不点就不限）"
          items={WITHINS.map((seconds) => ({ key: String(seconds), words: sayLength(seconds) }))}
          chosen={withinSeconds ? [String(withinSeconds)] : []}
          onPick={(key) =>
            setStep({ events, withinSeconds: Number(key) === withinSeconds ? undefined : Number(key) })
          }
        />
      )}
    </Sheet>
  )
}
