import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { SwitchRow } from '@/components/switch-row'
import { Tap } from '@/components/tap'
import './days-sheet.scss'
import { PeriodList } from './period-list'
import { anotherPeriod, faultOf, type Period, sayWeekdays, WEEKDAYS, type WeekGroup } from './week'

type DaysSheetProps = {
  group: WeekGroup
  onKeep(weekdays: number[], periods: Period[]): void
  onClose(): void
}

/** When the store is open on some days of the week. */
export const DaysSheet = ({ group, onKeep, onClose }: DaysSheetProps) => {
  const [weekdays, setWeekdays] = useState(group.weekdays)
  const [periods, setPeriods] = useState(group.periods)
  const rests = periods.length === 0
  const fault = weekdays.length === 0 ? '选一下是周几。' : faultOf(periods)
  const days = sayWeekdays(weekdays)
  const rest = (resting: boolean) => {
    const usual = anotherPeriod([])
    setPeriods(resting || !usual ? [] : [usual])
  }
  return (
    <Sheet open title="周几、几点" onClose={onClose}>
      <Days chosen={weekdays} onChoose={setWeekdays} />
      {weekdays.length < WEEKDAYS.length && (
        <Button kind="side" small onTap={() => setWeekdays(WEEKDAYS)}>
          照抄到每天
        </Button>
      )}
      <View className="days-sheet-rest">
        <SwitchRow words="休息" detail="打开就整天不接订座" on={rests} onChange={rest} />
      </View>
      {!rests && <PeriodList periods={periods} onChange={setPeriods} />}
      {fault && (
        <View className="note wait" role="alert">
          {fault}
        </View>
      )}
      <Button kind="main" wide disabled={fault !== null} onTap={() => onKeep(weekdays, periods)}>
        {fault ? '就这样开' : rests ? `${days}休息` : `${days}就这样开`}
      </Button>
    </Sheet>
  )
}

const Days = ({ chosen, onChoose }: { chosen: number[]; onChoose(weekdays: number[]): void }) => (
  <View className="days-sheet-days" role="group" aria-label="周几">
    {WEEKDAYS.map((weekday) => {
      const on = chosen.includes(weekday)
      const others = chosen.filter((day) => day !== weekday)
      return (
        <Tap
          key={weekday}
          className={`days-sheet-day ${on ? 'days-sheet-chosen' : ''}`}
          label={sayWeekdays([weekday])}
          pressed={on}
          onTap={() => onChoose(on ? others : [...others, weekday].sort())}
        >
          {sayWeekdays([weekday]).slice(1)}
        </Tap>
      )
    })}
  </View>
)
