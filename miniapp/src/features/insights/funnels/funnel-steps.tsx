import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { grouped } from '@/words/figures'
import { fallingReaches } from './funnel-river'
import './funnel-steps.scss'
import { marksOf, type Step, sayFunnel, sayStep, stepLines, stoppedAt } from './funnel-words'

type Shown = Pick<Step, 'words' | 'count' | 'fromFirst' | 'fromPrevious' | 'averageSeconds' | 'medianSeconds'>

type FunnelStepsProps = {
  steps: Shown[]
  /** The same steps a span earlier. */
  before?: Shown[]
  /** What each asks beyond what was done. */
  asked?: (string | null)[]
  onStep?(index: number): void
}

/** A funnel from the top down: a river that narrows, and beside each reach who came so far. */
export const FunnelSteps = ({ steps, before, asked = [], onStep }: FunnelStepsProps) => {
  const reaches = fallingReaches(steps.map(({ count }) => count))
  const stopped = stoppedAt(steps)
  const marks = marksOf(steps)
  return (
    <View className="funnel-steps" aria-label={sayFunnel(steps)}>
      {steps.map((step, index) => {
        const { kept, took, change } = stepLines(step, index, before?.[index])
        const { path, shade } = reaches[index] ?? { path: '', shade: 1 }
        const said = sayStep(step.words, asked[index])
        const inside = (
          <>
            <View className="funnel-steps-water">
              <View className={`funnel-steps-reach funnel-steps-${shade}`} style={maskOf(path)} />
            </View>
            <View className="grow">
              <View className="row">
                <View className="strong one-line">{step.words}</View>
                <View className="funnel-steps-count">{grouped(step.count)}</View>
                {marks[index] && <View className="funnel-steps-least">{marks[index]}</View>}
              </View>
              {asked[index] && <View className="note">{asked[index]}</View>}
              <View className="note">{kept}</View>
              {took && <View className="note">{took}</View>}
              {change && (
                <View className={`funnel-steps-change funnel-steps-${change.way}`}>{change.words}</View>
              )}
              {stopped[index] !== undefined && (
                <View className="tiny">{`${grouped(stopped[index] ?? 0)} 位停在这一步`}</View>
              )}
            </View>
            {onStep && <Icon name="next" size={16} className="funnel-steps-way" />}
          </>
        )
        return onStep ? (
          <Tap
            key={said}
            className="funnel-steps-step"
            label={`${said} ${grouped(step.count)}，${kept}`}
            onTap={() => onStep(index)}
          >
            {inside}
          </Tap>
        ) : (
          <View key={said} className="funnel-steps-step">
            {inside}
          </View>
        )
      })}
    </View>
  )
}

const maskOf = (path: string) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none"><path d="${path}"/></svg>`
  const image = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
  return { maskImage: image, WebkitMaskImage: image }
}
