import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { dayOfMonth, monthDay } from '@/words/days'
import { datesOf, monthAfter, sayMonth } from './month'
import './month-grid.scss'

type MonthGridProps = { today: string; marked: string[]; onChoose(on: string): void }

const MONTHS_AHEAD = 12

/** The dates from today on, a month at a time; those `marked` have something already. */
export const MonthGrid = ({ today, marked, onChoose }: MonthGridProps) => {
  const [ahead, setAhead] = useState(0)
  const month = monthAfter(today.slice(0, 7), ahead)
  return (
    <View className="stack-snug">
      <View className="row between">
        <Turn words="上个月" icon="back" disabled={ahead === 0} onTap={() => setAhead(ahead - 1)} />
        <View className="strong">{sayMonth(month)}</View>
        <Turn
          words="下个月"
          icon="next"
          disabled={ahead === MONTHS_AHEAD}
          onTap={() => setAhead(ahead + 1)}
        />
      </View>
      <View className="month-grid" role="group" aria-label={sayMonth(month)}>
        {[...'一二三四五六日'].map((day) => (
          <View key={day} className="note">
            {day}
          </View>
        ))}
        {datesOf(month).map((on, index) =>
          on ? (
            <Tap
              key={on}
              className={`month-grid-date ${on < today ? 'month-grid-past' : ''} ${marked.includes(on) ? 'month-grid-marked' : ''}`}
              label={monthDay(on)}
              disabled={on < today}
              onTap={() => onChoose(on)}
            >
              {dayOfMonth(on)}
            </Tap>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: what stands before the first has nothing but its place
            <View key={index} />
          ),
        )}
      </View>
    </View>
  )
}

type TurnProps = { words: string; icon: 'back' | 'next'; disabled: boolean; onTap(): void }

const Turn = ({ words, icon, disabled, onTap }: TurnProps) => (
  <Tap
    className={`month-grid-turn ${disabled ? 'month-grid-off' : ''}`}
    label={words}
    disabled={disabled}
    onTap={onTap}
  >
    <Icon name={icon} />
  </Tap>
)
