import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { FigureTable } from '@/components/figure-table'
import { Figures } from '@/components/figures'
import { Sheet } from '@/components/sheet'
import { grouped } from '@/words/figures'
import { Chart } from '../chart/chart'
import { type Step, sayBound, sayMedian, sayPart, seeStopped } from './funnel-words'

type StepSheetProps = {
  step: Step
  /** Nothing where nobody can have stopped here, or they cannot be listed. */
  stopped?: { count: number; see(): void }
  onClose(): void
}

/** One step: who came on, how long it took them, and who did not. */
export const StepSheet = ({ step, stopped, onClose }: StepSheetProps) => (
  <Sheet open title={step.words} onClose={onClose}>
    <Figures
      small
      items={[
        { figure: grouped(step.count), words: '走到这一步' },
        { figure: sayPart(step.fromPrevious), words: '从上一步' },
        { figure: sayPart(step.fromFirst), words: '从头算' },
      ]}
    />
    {step.histogram.length > 0 && step.count > 0 && <Durations step={step} />}
    {stopped && stopped.count > 0 && (
      <Button kind="side" wide onTap={stopped.see}>
        {seeStopped({ words: step.words, count: stopped.count })}
      </Button>
    )}
  </Sheet>
)

const Durations = ({ step }: { step: Step }) => {
  const bars = step.histogram.map(({ toSeconds, count }) => ({ label: sayBound(toSeconds), value: count }))
  return (
    <View>
      <View className="row between">
        <View className="strong">从上一步到这里用了多久</View>
      </View>
      <View className="note">{`一半的人 ${sayMedian(step.medianSeconds)}，平均 ${sayMedian(step.averageSeconds)}`}</View>
      <Chart
        words={bars.map(({ label, value }) => `${label} ${value}`).join('，')}
        drawn={{
          kind: 'bars',
          points: bars.map(({ label, value }) => ({ label: label.replace('内', ''), value })),
          say: grouped,
        }}
      />
      <FigureTable
        head={['用时', '人数', '占']}
        rows={bars.map(({ label, value }) => ({
          key: label,
          words: label,
          figures: [grouped(value), sayPart(value / step.count)],
        }))}
      />
    </View>
  )
}
