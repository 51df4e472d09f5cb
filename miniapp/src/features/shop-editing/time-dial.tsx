import { View } from '@tarojs/components'
import { Tap } from '@/components/tap'
import './time-dial.scss'
import { wallTime } from '@/words/days'
import { DAY_MINUTES } from './week'

const HOUR = 60
const QUARTERS = [0, 15, 30, 45]
// The day begins where kitchens do; the small hours stand at the end.
const FIRST = 6
const HOURS = [
  ...Array.from({ length: 25 - FIRST }, (_, hour) => hour + FIRST),
  ...Array.from({ length: FIRST }, (_, hour) => hour),
]

/** A time of day in two taps: the hour, then the quarter. */
export const TimeDial = ({ minute, onChange }: { minute: number; onChange(minute: number): void }) => {
  const [hour, quarter] = [Math.floor(minute / HOUR), minute % HOUR]
  return (
    <View className="time-dial">
      <View className="time-dial-hours" role="group" aria-label="几点">
        {HOURS.map((each) => (
          <Choice
            key={each}
            words={String(each)}
            label={`${each} 点`}
            on={each === hour}
            onTap={() => onChange(Math.min(each * HOUR + quarter, DAY_MINUTES))}
          />
        ))}
      </View>
      {minute < DAY_MINUTES && (
        <View className="time-dial-quarters" role="group" aria-label="几分">
          {QUARTERS.map((each) => (
            <Choice
              key={each}
              words={wallTime(each).slice(2)}
              label={`${each} 分`}
              on={each === quarter}
              onTap={() => onChange(hour * HOUR + each)}
            />
          ))}
        </View>
      )}
    </View>
  )
}

type ChoiceProps = { words: string; label: string; on: boolean; onTap(): void }

const Choice = ({ words, label, on, onTap }: ChoiceProps) => (
  <Tap
    className={`time-dial-choice ${on ? 'time-dial-chosen' : ''}`}
    label={label}
    pressed={on}
    onTap={onTap}
  >
    {words}
  </Tap>
)
