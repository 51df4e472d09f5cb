import { Fragment } from 'react'
import type { EventMatch } from '@/client/funnels'
import { PickChips } from '@/components/pick-chips'
import { EVENT_GROUPS, type EventKey, eventWords } from './event-words'
import { FilterFields } from './filter-fields'
import type { Naming } from './naming'

const EVENTS_MOST = 5

type EventPickerProps = { chosen: EventMatch[]; naming: Naming; onChange(events: EventMatch[]): void }

/** What guests can be seen to do, in words, any of those picked will do; what more is asked of one stands under its group. */
export const EventPicker = ({ chosen, naming, onChange }: EventPickerProps) => {
  const keys = chosen.map(({ event }) => event)
  const pick = (event: EventKey) => {
    if (keys.includes(event)) onChange(chosen.filter((match) => match.event !== event))
    else if (chosen.length < EVENTS_MOST) onChange([...chosen, { event, filters: [] }])
  }
  const change = (changed: EventMatch) =>
    onChange(chosen.map((match) => (match.event === changed.event ? changed : match)))
  return (
    <>
      {EVENT_GROUPS.map(({ words, events }) => (
        <Fragment key={words}>
          <PickChips
            label={words}
            items={events.map((event) => ({ key: event, words: eventWords(event) }))}
            chosen={keys}
            onPick={pick}
          />
          {chosen
            .filter(({ event }) => events.includes(event))
            .map((match) => (
              <FilterFields key={match.event} match={match} naming={naming} onChange={change} />
            ))}
        </Fragment>
      ))}
    </>
  )
}
