import { View } from '@tarojs/components'
import { useState } from 'react'
import { listReturned } from '@/client/retention'
import { Segments } from '@/components/segments'
import { KnownGuests } from '../people/known-guests'
import { type Asked, sayCell } from './retention-words'

type Who = 'came' | 'away'

const WHO: { key: Who; words: string }[] = [
  { key: 'came', words: '来了的' },
  { key: 'away', words: '没来的' },
]

type ReturnedListProps = {
  /** Whose figure it is: a store’s, or that of all of them. */
  scope: string
  /** In which store the pages of the people are read. */
  storeId: string
  today: string
  asked: Asked
}

/** The people of a cell of who comes back, and those of its row who did not. */
export const ReturnedList = ({ scope, storeId, today, asked }: ReturnedListProps) => {
  const [who, setWho] = useState<Who>('came')
  const { question, ...cell } = asked
  const said = sayCell(asked)
  const name = `returned ${scope} ${question} ${cell.unit} ${cell.on} ${cell.after} ${who}`
  return (
    <View className="stack">
      <View>
        <View className="title">{said.cohort}</View>
        {said.again && <View className="note">{`${said.again}了没有`}</View>}
      </View>
      {said.again && <Segments<Who> items={WHO} chosen={who} onChoose={setWho} />}
      <KnownGuests
        key={name}
        name={name}
        readPage={(cursor) => listReturned(scope, question, { ...cell, who, cursor })}
        {...{ storeId, today, did: said.did[who] }}
      />
    </View>
  )
}
