import { View } from '@tarojs/components'
import { Tap } from './tap'
import './time-grid.scss'

type TimeChoice = { key: string; time: string; free: number }

type TimeGridProps = { times: TimeChoice[]; chosen: string | null; onChoose(key: string): void }

/** The times of a day with how many tables are left at each. */
export const TimeGrid = ({ times, chosen, onChoose }: TimeGridProps) => (
  <View className="time-grid" role="tablist" aria-label="几点来">
    {times.map(({ key, time, free }) => (
      <Tap
        key={key}
        role="tab"
        className={`time-grid-time ${key === chosen ? 'time-grid-chosen' : toneOf(free)}`}
        label={`${time} ${wordsOf(free)}`}
        pressed={key === chosen}
        disabled={free === 0}
        onTap={() => onChoose(key)}
      >
        <View className="time-grid-clock">{time}</View>
        <View className="time-grid-left">{wordsOf(free)}</View>
      </Tap>
    ))}
  </View>
)

const toneOf = (free: number) => (free === 0 ? 'time-grid-full' : free === 1 ? 'time-grid-few' : '')

const wordsOf = (free: number) => (free === 0 ? '满了' : free === 1 ? '剩 1 桌' : `${free} 桌`)
