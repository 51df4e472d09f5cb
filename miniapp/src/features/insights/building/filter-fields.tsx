import { View } from '@tarojs/components'
import type { EventMatch } from '@/client/funnels'
import { PickChips } from '@/components/pick-chips'
import { TextField } from '@/components/text-field'
import { eventWords, propertiesOf } from './event-words'
import { askable, CHOICES } from './filter-words'
import { leastOf, withLeast, withWord, wordsOf } from './filters'

type FilterFieldsProps = { match: EventMatch; onChange(match: EventMatch): void }

/** What more can be asked of an event: how much of something at least, or which of some words. */
export const FilterFields = ({ match, onChange }: FilterFieldsProps) => {
  const asked = askable(propertiesOf(match.event))
  if (asked.length === 0) return null
  const take = (filters: EventMatch['filters']) => onChange({ ...match, filters })
  return (
    <>
      <View className="note">{`只算这样的「${eventWords(match.event)}」（不写就都算）`}</View>
      {asked.map(({ property, kind, words, unit }) =>
        kind === 'figure' ? (
          <TextField
            key={property}
            label={`${words}至少${unit ? `（${unit}）` : ''}`}
            value={leastOf(match.filters, property)}
            type="number"
            maxLength={6}
            placeholder="不限"
            onChange={(typed) => take(withLeast(match.filters, property, typed))}
          />
        ) : (
          <PickChips
            key={property}
            label={words}
            items={CHOICES[property] ?? []}
            chosen={wordsOf(match.filters, property)}
            onPick={(word: string) => take(withWord(match.filters, property, word))}
          />
        ),
      )}
    </>
  )
}
