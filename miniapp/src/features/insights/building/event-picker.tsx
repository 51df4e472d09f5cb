import type { EventMatch } from '@/client/funnels'
import { PickChips } from '@/components/pick-chips'
import { EVENT_GROUPS, type EventKey, eventWords } from './event-words'

const EVENTS_MOST = 5

type EventPickerProps = { chosen: EventMatch[]; onChange(events: EventMatch[]): void }

/** What guests can be seen to do, in words; any of those picked will do. */
export const EventPicker = ({ chosen, onChange }: EventPickerProps) => {
  const keys = chosen.map(({ event }) => event)
  const pick = (event: EventKey) => {
    if (keys.includes(event)) onChange(chosen.filter((match) => match.event !== event))
    else if (chosen.length < EVENTS_MOST) onChange([...chosen, { event, filters: [] }])
  }
  return (
    <>
      {EVENT_GROUPS.map(({ words, events }) => (
        <PickChips
          key={words}
          label={words}
          items={events.map((event) => ({ key: event, words: eventWords(event) }))}
          chosen={keys}
          onPick={pick}
        />
      ))}
    </>
  )
}
