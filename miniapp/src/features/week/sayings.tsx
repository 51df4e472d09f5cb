import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import './sayings.scss'
import type { About, Saying } from './week-paper-view'

const NUMBERS = ['一', '二', '三']

type SayingsProps = {
  sayings: Saying[]
  /** Opens what a sentence goes by. */
  onOpen?(about: About): void
}

/** What changed and why, in three sentences, each with its evidence. */
export const Sayings = ({ sayings, onOpen }: SayingsProps) => (
  <View className="sayings">
    {sayings.map((saying, index) => (
      <One key={saying.words} saying={saying} number={NUMBERS[index] ?? ''} onOpen={onOpen} />
    ))}
  </View>
)

type OneProps = { saying: Saying; number: string; onOpen?(about: About): void }

const One = ({ saying: { words, detail, about }, number, onOpen }: OneProps) => {
  const opens = onOpen && about && (() => onOpen(about))
  const inside = (
    <>
      <View className="sayings-number" aria-hidden>
        {number}
      </View>
      <View className="grow">
        <View className="sayings-words">{words}</View>
        {detail && <View className="note">{detail}</View>}
      </View>
      {opens && <Icon name="next" size={16} className="sayings-next" />}
    </>
  )
  return opens ? (
    <Tap className="sayings-one" onTap={opens}>
      {inside}
    </Tap>
  ) : (
    <View className="sayings-one">{inside}</View>
  )
}
