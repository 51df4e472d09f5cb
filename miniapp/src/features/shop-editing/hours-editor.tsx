import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StoreHours } from '@/client/storefront'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListRow } from '@/components/list-row'
import { Loaded } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { DaysSheet } from './days-sheet'
import { ExceptionSheet } from './exception-sheet'
import {
  type Exception,
  exceptionsFrom,
  sayDate,
  sayException,
  sayStranded,
  withException,
  withoutException,
} from './exceptions'
import { KeepDock } from './keep-dock'
import { KeptNotice } from './kept-notice'
import type { HoursKeeping } from './use-hours'
import { groupWeek, sayPeriods, sayWeekdays, type WeekGroup, withDays } from './week'

type HoursProps = { hours: HoursKeeping; today: string }

/** A store's week, and the dates that are not like it. */
export const HoursEditor = ({ hours, today }: HoursProps) => (
  <Loaded answer={hours.answer} blocks={[150, 28, 100, 52]} besideMain>
    {() =>
      hours.draft && (
        <View className="stack">
          <KeptNotice keeping={hours} />
          <Stranded hours={hours} />
          <Week hours={hours} draft={hours.draft} />
          <Exceptions hours={hours} draft={hours.draft} today={today} />
        </View>
      )
    }
  </Loaded>
)

/** The button that saves them. */
export const HoursDock = ({ hours }: { hours: HoursKeeping }) =>
  hours.draft ? <KeepDock keeping={hours} words="就按这个时间开门" /> : null

const Stranded = ({ hours: { stranded } }: { hours: HoursKeeping }) =>
  stranded && stranded.count > 0 ? (
    <Notice icon="phone" tone="warn">
      {`已订的 ${stranded.count} 桌还在，可那时候不开门，记得打个电话：${sayStranded(stranded.days)}。`}
    </Notice>
  ) : null

type Drafted = { hours: HoursKeeping; draft: StoreHours }

const Week = ({ hours, draft }: Drafted) => {
  const [editing, setEditing] = useState<WeekGroup>()
  return (
    <>
      <View className="section">每周</View>
      {draft.periods.length === 0 && (
        <Notice icon="clock">还没写几点开门，客人现在订不了座。点「每天」写上。</Notice>
      )}
      <Card listed>
        {groupWeek(draft.periods).map((group) => (
          <ListRow
            key={group.weekdays.join()}
            words={sayWeekdays(group.weekdays)}
            detail={sayPeriods(group.periods)}
            onTap={() => setEditing(group)}
          />
        ))}
      </Card>
      {editing && (
        <DaysSheet
          group={editing}
          onKeep={(weekdays, periods) => {
            hours.change((now) => ({ ...now, periods: withDays(now.periods, weekdays, periods) }))
            setEditing(undefined)
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}

const Exceptions = ({ hours, draft, today }: Drafted & { today: string }) => {
  const [editing, setEditing] = useState<Exception | 'new'>()
  const exceptions = exceptionsFrom(draft, today)
  const put = (next: StoreHours) => {
    hours.change(() => next)
    setEditing(undefined)
  }
  return (
    <>
      <View className="section">特别的日子</View>
      {exceptions.length === 0 ? (
        <View className="note">节假日歇业、提早打烊、跨年晚关，都记在这里，别的日子照常。</View>
      ) : (
        <Card listed>
          {exceptions.map((exception) => (
            <ListRow
              key={exception.on}
              words={sayDate(exception.on)}
              detail={sayException(exception)}
              onTap={() => setEditing(exception)}
            />
          ))}
        </Card>
      )}
      <Button kind="side" wide icon="plus" onTap={() => setEditing('new')}>
        加一个特别的日子
      </Button>
      {editing && (
        <ExceptionSheet
          exception={editing === 'new' ? undefined : editing}
          hours={draft}
          today={today}
          onKeep={(exception) => put(withException(draft, exception))}
          onRemove={(on) => put(withoutException(draft, on))}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}
