import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import './sayings.scss'
import type { Saying } from './week-paper-view'

const NUMBERS = ['一', '二', '三']

type SayingsProps = {
  sayings: Saying[]
  /** Opens what a sentence goes by. */
  onOpen?(saying: Saying): void
}

/** What changed and why, in three sentences, each with its evidence. */
export const Sayings = ({ sayings, onOpen }: SayingsProps) => (
  <View className="sayings">
    {sayings.map((saying, index) => (
      <One
        key={saying.words}
        saying={saying}
        number={NUMBERS[index] ?? ''}
        onOpen={onOpen && saying.rows ? () => onOpen(saying) : undefined}
      />
    ))}
  </View>
)

type OneProps = { saying: Saying; number: string; onOpen?(): void }

const One = ({ saying: { words, detail }, number, onOpen }: OneProps) => {
  const inside = (
    <>
      <View className="sayings-number" aria-hidden>
        {number}
      </View>
      <View className="grow">
        <View className="sayings-words">{words}</View>
        {detail && <View className="note">{detail}</View>}
      </View>
      {onOpen && <Icon name="next" size={16} className="sayings-next" />}
    </>
  )
  return onOpen ? (
    <Tap className="sayings-one" onTap={onOpen}>
      {inside}
    </Tap>
  ) : (
    <View className="sayings-one">{inside}</View>
  )
}
