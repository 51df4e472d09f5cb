import type { FunnelAnswer, FunnelDefinition, Named } from '@/client/funnels'
import { sayDuration, sayLength } from '@/words/durations'
import { grouped } from '@/words/figures'
import { FUNNEL_ORDERS, HISTOGRAM } from '../../../../../api/_insights/vocabulary'
import { eventWords, sayAsked, sayMatches } from '../building/event-words'

export type Step = FunnelAnswer['steps'][number]
type Counts = Pick<Step, 'count' | 'fromFirst' | 'fromPrevious' | 'averageSeconds' | 'medianSeconds'>

/** 「46%」; a dash where nobody was there to begin with. Below one in a hundred with one more digit. */
export const sayPart = (part: number | null) => {
  if (part === null) return '–'
  const percents = part * 100
  return `${percents > 0 && percents < 1 ? Math.round(percents * 10) / 10 : Math.round(percents)}%`
}

export const sayMedian = (seconds: number | null) => (seconds === null ? '–' : sayDuration(seconds))

/** What stands beside a step: 「留下 46% · 从头算 12%」, 「一半的人用了约 3 分钟」. */
export const stepLines = (counts: Counts, index: number, before: Counts | undefined) => {
  if (index === 0) return { kept: '从这里算起', took: null, change: null }
  return {
    kept: `留下 ${sayPart(counts.fromPrevious)} · 从头算 ${sayPart(counts.fromFirst)}`,
    took: counts.medianSeconds === null ? null : `一半的人用了${about(counts.medianSeconds)}`,
    change: partChange(counts.fromPrevious, before?.fromPrevious ?? null),
  }
}

const about = (seconds: number) => (seconds < 60 ? sayDuration(seconds) : `约 ${sayDuration(seconds)}`)

/** How the part that came on stands beside the span before: 「高 3 点」; nothing where it is the same or there is nothing before. */
export const partChange = (now: number | null, before: number | null) => {
  if (now === null || before === null) return null
  const points = Math.round(now * 100) - Math.round(before * 100)
  if (points === 0) return null
  return points > 0
    ? ({ way: 'more', words: `高 ${points} 点` } as const)
    : ({ way: 'less', words: `低 ${-points} 点` } as const)
}

/** How many stopped at each step but the last. */
export const stoppedAt = (steps: Pick<Step, 'count'>[]) =>
  steps.slice(0, -1).map(({ count }, index) => Math.max(0, count - (steps[index + 1]?.count ?? 0)))

/** 「留下最少」 at the step to which the smallest part came on; at none where nobody entered. */
export const marksOf = (steps: Pick<Step, 'fromPrevious'>[]) => {
  const later = steps.flatMap(({ fromPrevious }, index) =>
    index > 0 && fromPrevious !== null ? [{ index, fromPrevious }] : [],
  )
  const least = later.sort((one, other) => one.fromPrevious - other.fromPrevious)[0]?.index
  return steps.map((_, index) => (index === least ? '留下最少' : null))
}

/** Opens those who stopped at a step: not all of them, as passers-by are in no list. */
export const seeStopped = ({ words, count }: Pick<Step, 'words' | 'count'>) =>
  `停在「${words}」的 ${grouped(count)} 位，看看认得的`

/** What somebody might want to see, in the words of the builder. */
export const FUNNEL_EXAMPLE = `「${eventWords('dish_viewed')}的人，有几位${eventWords('reservation_placed')}」`

type Steps = Pick<FunnelDefinition, 'steps'>

/** By step, what it asks beyond what was done; null where it asks no more. */
export const askedIn = ({ steps }: Steps, names: Named[]) =>
  steps.map(({ events }) => sayAsked(events, names))

/** 「点开一道菜（外婆红烧肉）」: a step with what it asks. */
export const sayStep = (words: string, asked: string | null | undefined) =>
  asked ? `${words}（${asked}）` : words

const sayStepsOf = (definition: Steps, names: Named[]) => {
  const asked = askedIn(definition, names)
  return definition.steps.map(({ words }, index) => sayStep(words, asked[index]))
}

export const sayPath = (definition: Steps, names: Named[]) => sayStepsOf(definition, names).join(' → ')

/** How a funnel counts, one sentence a line. */
export const sayRules = (definition: FunnelDefinition, names: Named[]): string[] => {
  const { steps, order, windowSeconds, exclusions, per } = definition
  const said = sayStepsOf(definition, names)
  return [
    per === 'person' ? '一位客人算一次，合并过的算同一位。' : '一次打开小程序算一次。',
    `从第一步起 ${sayLength(windowSeconds)}内走到的才算；${FUNNEL_ORDERS[order]}。`,
    ...steps.flatMap(({ withinSeconds }, index) =>
      withinSeconds ? [`「${said[index]}」要在上一步之后 ${sayLength(withinSeconds)}内。`] : [],
    ),
    ...exclusions.map(({ events, from, to }) => {
      const name = (step: number) => `「${said[step - 1] ?? ''}」`
      return `${name(from)}和${name(to)}之间${sayMatches(events, names)}的，这一回不算。`
    }),
  ]
}

/** Everything a funnel's drawing says, in a sentence. */
export const sayFunnel = (steps: Pick<Step, 'words' | 'count' | 'fromPrevious'>[]) =>
  steps
    .map(({ words, count, fromPrevious }, index) =>
      index === 0
        ? `${words} ${grouped(count)}`
        : `${words} ${grouped(count)}，留下 ${sayPart(fromPrevious)}`,
    )
    .join('；')

/** Up to how long a bar of the histogram reaches. */
export const sayBound = (toSeconds: number | null) =>
  HISTOGRAM.find((bar) => bar.toSeconds === toSeconds)?.words ?? `${sayLength(toSeconds ?? 0)}内`
