import { View } from '@tarojs/components'
import type { EventMatch } from '@/client/funnels'
import { PickChips } from '@/components/pick-chips'
import { TextField } from '@/components/text-field'
import { BRAND } from '../../../../../api/_insights/vocabulary'
import { eventWords, propertiesOf } from './event-words'
import { type Askable, askable, CHOICES, withStore } from './filter-words'
import { leastOf, withLeast, withWord, wordsOf } from './filters'
import type { Naming } from './naming'
import { PickNames } from './pick-names'

type FilterFieldsProps = { match: EventMatch; naming: Naming; onChange(match: EventMatch): void }

/** What more can be asked of an event: of which dish or offer, how much of something at least, which of some words. */
export const FilterFields = ({ match, naming, onChange }: FilterFieldsProps) => {
  const properties = propertiesOf(match.event)
  const asked = askable(naming.scope === BRAND ? withStore(properties) : properties)
  if (asked.length === 0) return null
  return (
    <>
      <View className="note">{`只算这样的「${eventWords(match.event)}」（不写就都算）`}</View>
      {asked.map((one) => (
        <FilterField
          key={one.property}
          asked={one}
          filters={match.filters}
          naming={naming}
          onChange={(filters) => onChange({ ...match, filters })}
        />
      ))}
    </>
  )
}

type Filters = EventMatch['filters']
type FilterFieldProps = {
  asked: Askable
  filters: Filters
  naming: Naming
  onChange(filters: Filters): void
}

const FilterField = ({ asked, filters, naming, onChange }: FilterFieldProps) => {
  const { property, words } = asked
  const pick = (word: string) => onChange(withWord(filters, property, word))
  if (asked.kind === 'names')
    return (
      <PickNames subject={asked.property} naming={naming} chosen={wordsOf(filters, property)} onPick={pick} />
    )
  if (asked.kind === 'words')
    return (
      <PickChips
        label={words}
        items={CHOICES[property] ?? []}
        chosen={wordsOf(filters, property)}
        onPick={pick}
      />
    )
  return (
    <TextField
      label={`${words}至少${asked.unit ? `（${asked.unit}）` : ''}`}
      value={leastOf(filters, property)}
      type="number"
      maxLength={6}
      placeholder="不限"
      onChange={(typed) => onChange(withLeast(filters, property, typed))}
    />
  )
}
