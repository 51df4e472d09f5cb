import type { Change } from '@/words/figures'
import type { Measure } from '../../../../api/_insights/vocabulary'

/** What the rows behind a figure or a sentence are of. */
export type About = { measure: Measure; channelId: string | null }

export type Saying = { words: string; detail: string; about: About | null }

export type WeekFigure = {
  measure: Measure
  words: string
  figure: string
  unit: string
  change: Change | null
  range: { now: number; before: number | null; usual: { low: number; high: number } | null }
  /** All of it, in a sentence. */
  said: string
}

export type Line = { key: string; words: string; detail: string; way: 'more' | 'less' | null }

/** A week as its page, its print and its picture all say it. */
export type WeekPaperView = {
  /** 「望江小馆 · 滨江店」 */
  place: string
  title: string
  /** 「11 月 23–29 日 · 两家店 · 读完一分钟」 */
  span: string
  /** What to know first: a correction, a first week, closed days. */
  notices: string[]
  sayings: Saying[]
  /** The figures that are looked at first, and the others. */
  tiles: WeekFigure[]
  others: WeekFigure[]
  /** The channel that brought most, and the dishes that more or fewer looked at. */
  sources: Line[]
  suggestions: { words: string; detail: string }[]
  foot: string
}
