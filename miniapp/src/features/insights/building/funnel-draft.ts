import type { EventMatch, FunnelDefinition, Named } from '@/client/funnels'
import { eventWords, isOfPhone, sayMatches } from './event-words'
import { LENGTH_ASKED } from './lengths'

type FunnelOrder = FunnelDefinition['order']

export type DraftStep = { events: EventMatch[]; withinSeconds?: number }
export type DraftExclusion = { events: EventMatch[]; from: number; to: number }
export type SplitBy = 'none' | 'firstTouch' | 'lastTouch' | 'store'

/** A funnel that somebody is putting together; a step without events is still to be filled. */
export type FunnelDraft = {
  name: string
  steps: DraftStep[]
  order: FunnelOrder
  /** Null while what is typed is no length of time. */
  windowSeconds: number | null
  exclusions: DraftExclusion[]
  per: 'person' | 'session'
  split: SplitBy
  /** What the dishes, offers, channels and stores that were picked are called. */
  names: Named[]
}

const DAY_SECONDS = 86_400
const STEP_WORDS_MAX = 16
export const NAME_MAX = 24

export const FIRST_DRAFT: FunnelDraft = {
  name: '',
  steps: [{ events: [] }, { events: [] }],
  order: 'ordered',
  windowSeconds: 7 * DAY_SECONDS,
  exclusions: [],
  per: 'person',
  split: 'none',
  names: [],
}

/** What a step is called: its events, as far as there is room. */
export const stepWords = ({ events }: DraftStep) =>
  events
    .map(({ event }) => eventWords(event))
    .join('或')
    .slice(0, STEP_WORDS_MAX)

/** 「点开一道菜（外婆红烧肉）到订了座」, as long as nobody has given a name; shorter where there is no room. */
export const nameOf = ({ name, steps, names }: FunnelDraft) => {
  if (name.trim()) return name.trim()
  const [first] = steps
  const last = steps[steps.length - 1]
  if (!first?.events.length || !last?.events.length) return ''
  const whole = `${sayMatches(first.events, names)}到${sayMatches(last.events, names)}`
  return whole.length <= NAME_MAX ? whole : `${stepWords(first)}到${stepWords(last)}`.slice(0, NAME_MAX)
}

/** Without an order nothing lies between two steps, and no step has one before it. */
export const withOrder = (draft: FunnelDraft, order: FunnelOrder): FunnelDraft =>
  order === 'unordered'
    ? { ...draft, order, exclusions: [], steps: draft.steps.map(({ events }) => ({ events })) }
    : { ...draft, order }

/** Takes a step out, and with it what was to lie before or after it and nowhere else. */
export const withoutStep = (draft: FunnelDraft, index: number): FunnelDraft => {
  const step = index + 1
  const steps = draft.steps.filter((_, at) => at !== index)
  const exclusions = draft.exclusions
    .map(({ events, from, to }) => ({
      events,
      from: from > step ? from - 1 : from,
      to: to > step || (to === step && to > steps.length) ? to - 1 : to,
    }))
    .filter(({ from, to }) => from < to)
  const [first, ...later] = steps
  return { ...draft, exclusions, steps: first ? [{ events: first.events }, ...later] : steps }
}

/** Whether every event of it is one the phone writes, so that it can be counted for each use of the app. */
export const fitsSessions = ({ steps, exclusions }: FunnelDraft) =>
  [...steps, ...exclusions].every(({ events }) => events.every(({ event }) => isOfPhone(event)))

/** What the button says: what it keeps, or what it waits for. */
export const keepWords = (draft: FunnelDraft) => {
  if (draft.windowSeconds === null) return '先把多久内写对'
  const name = nameOf(draft)
  return name ? `留下「${name}」` : '先把每一步挑好'
}

/** Why it cannot be counted yet, in a sentence; null where it can. */
export const faultOf = (draft: FunnelDraft): string | null => {
  const empty = draft.steps.findIndex(({ events }) => events.length === 0)
  if (empty >= 0) return `第 ${empty + 1} 步还没挑做了什么。`
  if (draft.windowSeconds === null) return `「从第一步起多久内」要${LENGTH_ASKED}。`
  if (draft.per === 'session' && !fitsSessions(draft))
    return '按一次打开算，只能用客人在手机上做的事；到店、领券这些要按一位客人算。'
  return null
}

/** What is asked of the API; undefined while it cannot be counted. */
export const definitionOf = (draft: FunnelDraft): FunnelDefinition | undefined => {
  const { steps, order, windowSeconds, exclusions, per, split } = draft
  if (windowSeconds === null || faultOf(draft)) return undefined
  return {
    ...{ order, windowSeconds, exclusions, per },
    steps: uniqueWords(steps.map((step) => ({ words: stepWords(step), ...step }))),
    breakdown: breakdownOf(split),
  }
}

/** The same twice, such as a second visit, is told apart; of two dishes each says which. */
const uniqueWords = <S extends DraftStep & { words: string }>(steps: S[]) =>
  steps.map((step, index) => {
    const asked = JSON.stringify(step.events)
    const earlier = steps.slice(0, index).filter(({ events }) => JSON.stringify(events) === asked).length
    return earlier === 0
      ? step
      : { ...step, words: `第 ${earlier + 1} 次${step.words}`.slice(0, STEP_WORDS_MAX) }
  })

const breakdownOf = (split: SplitBy): FunnelDefinition['breakdown'] => {
  if (split === 'none') return null
  if (split === 'store') return { by: 'step', step: 1, properties: ['store'] }
  return { by: split, properties: ['way'] }
}
