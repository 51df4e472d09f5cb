import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import './period-list.scss'
import { wallTime } from '@/words/days'
import { TimeDial } from './time-dial'
import { anotherPeriod, type Period, retimed } from './week'

type Edge = 'opensMinute' | 'closesMinute'
type PeriodListProps = { periods: Period[]; onChange(periods: Period[]): void }

const EDGES: { edge: Edge; words: string }[] = [
  { edge: 'opensMinute', words: '开门' },
  { edge: 'closesMinute', words: '打烊' },
]

/** The services of a day; a time that is tapped is set on the dial below it. */
export const PeriodList = ({ periods, onChange }: PeriodListProps) => {
  const [setting, setSetting] = useState<{ at: number; edge: Edge }>()
  const another = anotherPeriod(periods)
  const replace = (at: number, period: Period) =>
    onChange(periods.map((each, index) => (index === at ? period : each)))
  const remove = (at: number) => {
    setSetting(undefined)
    onChange(periods.filter((_, index) => index !== at))
  }
  return (
    <View>
      {periods.map((period, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while it is edited a period has nothing but its place
        <View key={at}>
          <View className="period-list-row">
            <View className="period-list-name">{period.name}</View>
            {EDGES.map(({ edge, words }) => {
              const on = setting?.at === at && setting.edge === edge
              return (
                <Tap
                  key={edge}
                  className={`period-list-time ${on ? 'period-list-chosen' : ''}`}
                  label={`${period.name}${words} ${wallTime(period[edge])}`}
                  pressed={on}
                  onTap={() => setSetting(on ? undefined : { at, edge })}
                >
                  {wallTime(period[edge])}
                </Tap>
              )
            })}
            <Tap className="period-list-remove" label={`去掉${period.name}`} onTap={() => remove(at)}>
              <Icon name="cross" size={20} />
            </Tap>
          </View>
          {setting?.at === at && (
            <TimeDial
              minute={period[setting.edge]}
              onChange={(minute) => replace(at, retimed(period, { [setting.edge]: minute }))}
            />
          )}
        </View>
      ))}
      {another && (
        <Button kind="plain" small icon="plus" onTap={() => onChange([...periods, another])}>
          {`再加${another.name}`}
        </Button>
      )}
    </View>
  )
}
