import { View } from '@tarojs/components'
import './day-strip.scss'
import { Tap } from './tap'

type DayChoice = { on: string; name: string; date: string; closed: string | null }

type DayStripProps = { days: DayChoice[]; chosen: string; onChoose(on: string): void }

/** The days one can choose among, a week at a glance; a closed one says so. */
export const DayStrip = ({ days, chosen, onChoose }: DayStripProps) => (
  <View className="day-strip slide" role="tablist" aria-label="哪天来">
    {days.map(({ on, name, date, closed }) => (
      <Tap
        key={on}
        role="tab"
        className={`day-strip-day ${on === chosen ? 'day-strip-chosen' : ''} ${closed ? 'day-strip-closed' : ''}`}
        label={closed ? `${name} ${date}日 ${closed}` : `${name} ${date}日`}
        pressed={on === chosen}
        disabled={closed !== null}
        onTap={() => onChoose(on)}
      >
        <View className="day-strip-name">{closed ?? name}</View>
        <View className="day-strip-date">{date}</View>
      </Tap>
    ))}
  </View>
)
