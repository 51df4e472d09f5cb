import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StoreHours } from '@/client/storefront'
import { Button } from '@/components/button'
import { Segments } from '@/components/segments'
import { Sheet } from '@/components/sheet'
import { TextField } from '@/components/text-field'
import { monthDay, weekday } from '@/words/days'
import { type Exception, exceptionsFrom, sayDate } from './exceptions'
import { MonthGrid } from './month-grid'
import { PeriodList } from './period-list'
import { anotherPeriod, faultOf, type Period, periodsOf } from './week'

type ExceptionSheetProps = {
  /** Left out for another one, whose date is chosen first. */
  exception: Exception | undefined
  hours: StoreHours
  today: string
  onKeep(exception: Exception): void
  onRemove(on: string): void
  onClose(): void
}

/** A date that is not like its weekday: which, and how. */
export const ExceptionSheet = (props: ExceptionSheetProps) => {
  const { exception, hours, today, onClose } = props
  const known = exceptionsFrom(hours, today)
  const [on, setOn] = useState(exception?.on)
  if (on)
    return <DateSheet {...props} on={on} exception={exception ?? known.find((each) => each.on === on)} />
  return (
    <Sheet open title="哪一天" onClose={onClose}>
      <MonthGrid today={today} marked={known.map((each) => each.on)} onChoose={setOn} />
    </Sheet>
  )
}

type Kind = 'closed' | 'open'

const KINDS: { key: Kind; words: string }[] = [
  { key: 'closed', words: '不开门' },
  { key: 'open', words: '换个时间' },
]

const DateSheet = ({
  on,
  exception,
  hours,
  onKeep,
  onRemove,
  onClose,
}: ExceptionSheetProps & { on: string }) => {
  const [kind, setKind] = useState<Kind>(exception && 'periods' in exception ? 'open' : 'closed')
  const [reason, setReason] = useState(exception && 'reason' in exception ? exception.reason : '')
  const [periods, setPeriods] = useState(() =>
    exception && 'periods' in exception ? exception.periods : usualOn(hours, on),
  )
  const fault = kind === 'open' ? faultOfDay(periods) : null
  const keep = () => onKeep(kind === 'closed' ? { on, reason: reason.trim() || '歇业一天' } : { on, periods })
  return (
    <Sheet open title={sayDate(on)} onClose={onClose}>
      <Segments items={KINDS} chosen={kind} onChoose={(key) => setKind(key)} />
      {kind === 'closed' ? (
        <TextField
          label="为什么"
          value={reason}
          maxLength={20}
          placeholder="歇业一天（客人看得到）"
          onChange={setReason}
        />
      ) : (
        <PeriodList periods={periods} onChange={setPeriods} />
      )}
      {fault && (
        <View className="note wait" role="alert">
          {fault}
        </View>
      )}
      <Button kind="main" wide disabled={fault !== null} onTap={keep}>
        {kind === 'closed' ? `${monthDay(on)}不开门` : `${monthDay(on)}这样开`}
      </Button>
      {exception && (
        <Button kind="plain" wide onTap={() => onRemove(on)}>
          这天照常
        </Button>
      )}
    </Sheet>
  )
}

const WEEK = '一二三四五六日'

const usualOn = (hours: StoreHours, on: string): Period[] => {
  const usual = periodsOf(hours.periods, WEEK.indexOf(weekday(on).slice(1)) + 1)
  const another = anotherPeriod([])
  return usual.length > 0 || !another ? usual : [another]
}

const faultOfDay = (periods: Period[]) =>
  periods.length === 0 ? '写上几点开门，不然就选「不开门」。' : faultOf(periods)
