import { View } from '@tarojs/components'
import { useState } from 'react'
import { listSubjects, type Named } from '@/client/funnels'
import { usePages } from '@/client/use-pages'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { PickChips } from '@/components/pick-chips'
import { SearchField } from '@/components/search-field'
import { BRAND, SUBJECTS, type SubjectName } from '../../../../../api/_insights/vocabulary'
import { sayName } from './filter-words'
import type { Naming } from './naming'
import { useSettled } from './use-settled'

const AT_ONCE = 12

type PickNamesProps = {
  subject: SubjectName
  naming: Naming
  chosen: string[]
  onPick(value: string): void
}

/** Dishes, offers, channels or stores by their names: a dozen in sight, where there are more by searching. */
export const PickNames = (props: PickNamesProps) => {
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const { words, kind } = SUBJECTS[props.subject]
  const { more } = useSubjects(props, '')
  return (
    <View className="stack-snug">
      {more.has && (
        <SearchField label={`搜${words}`} placeholder={`搜${kind}名`} value={typed} onChange={setTyped} />
      )}
      <Found key={search} search={search} {...props} />
    </View>
  )
}

const useSubjects = ({ subject, naming: { scope } }: PickNamesProps, search: string) =>
  usePages(`subjects ${scope} ${subject} ${search}`, (cursor) =>
    listSubjects(scope, subject, { search: search || undefined, cursor, limit: AT_ONCE }),
  )

const Found = ({ search, ...props }: PickNamesProps & { search: string }) => {
  const { subject, naming, chosen, onPick } = props
  const { scope, names, remember } = naming
  const { more, ...found } = useSubjects(props, search)
  return (
    <Loaded answer={found} blocks={[92]} besideMain>
      {(items) => {
        const beyond = chosen.filter((value) => items.every((one) => one.value !== value))
        const pick = (value: string) => {
          const named = items.find((one) => one.value === value)
          if (named) remember(calledIn(scope, named))
          onPick(value)
        }
        return (
          <>
            <PickChips
              label={labelOf(subject, items.length, search)}
              items={[
                ...beyond.map((value) => ({ key: value, words: sayName(subject, value, names) })),
                ...items.map((one) => ({
                  key: one.value,
                  words: sayName(subject, one.value, [calledIn(scope, one)]),
                })),
              ]}
              chosen={chosen}
              onPick={pick}
            />
            <More {...more} words={`再看 ${AT_ONCE} 个`} />
          </>
        )
      }}
    </Loaded>
  )
}

type Listed = Named & { store: string | null }

/** Of several stores, which one’s it is says its name too. */
const calledIn = (scope: string, { value, words, gone, store }: Listed): Named => ({
  ...{ value, gone },
  words: scope === BRAND && store ? `${words} · ${store}` : words,
})

const labelOf = (subject: SubjectName, found: number, search: string) => {
  const { words, kind } = SUBJECTS[subject]
  if (found > 0) return `${words}（不点就都算）`
  return search ? `没有叫「${search}」的${kind}` : `还没有${kind}`
}
