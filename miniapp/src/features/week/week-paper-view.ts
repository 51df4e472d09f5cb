import type { Change } from '@/words/figures'

/** Where the rows behind something are: a figure and the days it is of. */
export type Rows = { figure: string; from: string; to: string; storeId?: string }

export type Saying = { words: string; detail: string; rows: Rows | null }

export type WeekTile = {
  key: string
  words: string
  figure: string
  unit: string
  change: Change | null
  range: { now: number; before: number | null; usual: { low: number; high: number } | null }
  said: string
  rows: Rows | null
}

export type Rising = { way: 'more' | 'less'; name: string; words: string }

/** A week as its page, its print and its picture all say it. */
export type WeekPaperView = {
  /** Whose week: 「望江小馆 · 滨江店」. */
  place: string
  title: string
  /** 「11 月 23–29 日 · 两家店」 */
  span: string
  /** What to know first: a correction, a first week, closed days. */
  notices: { key: string; words: string }[]
  sayings: Saying[]
  tiles: WeekTile[]
  /** Where most came from. */
  channel: { name: string; words: string } | null
  dishes: Rising[]
  foot: string
}
