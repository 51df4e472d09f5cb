import { View } from '@tarojs/components'
import { useState } from 'react'
import { openRetention, type RetentionAnswer, type RetentionQuestion } from '@/client/retention'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { HeatTable } from '@/components/heat-table'
import { Loaded } from '@/components/loaded'
import { Segments } from '@/components/segments'
import { openPage } from '@/platform/navigation'
import { READY_RETENTIONS, type ReadyRetention } from '../../../../../api/_insights/vocabulary'
import { Chart } from '../chart/chart'
import { NothingYet } from '../nothing-yet'
import { TakeAlong } from '../take-along'
import './retention-board.scss'
import { cellsOf, cohortWords, curveOf, headOf, sayCurve, settledOf, UNITS } from './retention-words'
import { useRetention } from './use-retention'

type Unit = RetentionQuestion['unit']

const CHOICES = (Object.keys(READY_RETENTIONS) as ReadyRetention[]).map((key) => ({
  key,
  words: READY_RETENTIONS[key].words,
}))

/** Who came back, and after how long: by the day, week or month in which they first came. */
export const RetentionBoard = ({ scope }: { scope: string }) => {
  const [unit, setUnit] = useState<Unit>('week')
  const [asked, setAsked] = useState<ReadyRetention>('visits')
  const answer = useRetention(scope, asked, unit)
  return (
    <View className="stack">
      <View className="row between">
        <View className="title grow">留存</View>
        <View className="retention-board-units">
          <Segments<Unit> items={UNITS} chosen={unit} onChoose={setUnit} />
        </View>
      </View>
      <Chips<ReadyRetention> label="看什么" items={CHOICES} chosen={asked} onChoose={setAsked} />
      <Loaded answer={answer} blocks={[20, 190, 320]}>
        {(data) => (
          <>
            <Cohorts
              {...{ scope, data }}
              onCell={(on, after) =>
                openPage('returned', { storeId: scope, question: asked, unit: data.unit, on, after })
              }
            />
            <TakeAlong open={() => openRetention(scope, asked, data.unit)} />
          </>
        )}
      </Loaded>
    </View>
  )
}

type CohortsProps = {
  scope: string
  data: RetentionAnswer
  onCell(on: string, after: number): void
}

const Cohorts = ({ scope, data: { unit, cohorts }, onCell }: CohortsProps) => {
  const seen = cohorts.filter(({ counts }) => (counts[0] ?? 0) > 0)
  if (seen.length === 0)
    return <NothingYet scope={scope} title="还没有人" words="等有了到店、来逛的人，这里会一行一行长出来。" />
  const settled = seen.map(settledOf)
  const curve = curveOf(settled)
  const head = headOf(unit, Math.max(...seen.map(({ counts }) => counts.length)))
  const said = sayCurve(unit, settled)
  return (
    <>
      {said && <View className="note">{said}</View>}
      {curve.length > 1 && (
        <Card className="retention-board-chart">
          <View className="strong">过了多久还来</View>
          <Chart
            words={curve
              .slice(1)
              .map(({ index, part }) => `${head[index]} ${percents(part)}`)
              .join('，')}
            drawn={{
              kind: 'line',
              points: curve.slice(1).map(({ index, part }) => ({
                label: curve.length > 9 && index % 2 === 0 ? '' : (head[index] ?? ''),
                value: part,
              })),
              say: percents,
            }}
          />
        </Card>
      )}
      <Card className="retention-board-table">
        <HeatTable
          corner="头一回来"
          head={head.slice(1)}
          rows={seen.map((cohort) => ({
            key: cohort.on,
            words: cohortWords(unit, cohort.on),
            detail: `${cohort.counts[0]} 位`,
            cells: cellsOf(cohort),
          }))}
          onCell={onCell}
        />
      </Card>
    </>
  )
}

const percents = (part: number | null) => (part === null ? '–' : `${Math.round(part * 100)}%`)
