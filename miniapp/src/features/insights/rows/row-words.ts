import type { FigureRows } from '@/client/insights'
import { clockTime } from '@/words/days'
import { figureInWords } from '@/words/figures'
import { sayPastDay } from '@/words/past'
import {
  FIGURES,
  INTERESTS,
  MEASURES,
  MEMBER_GROUPS,
  MEMBER_STANDINGS,
  ROW_FIGURES,
  type RowFigure,
  VOUCHER_FIGURES,
} from '../../../../../api/_insights/vocabulary'
import { saySpan } from '../period/period'

export type Row = FigureRows['items'][number]
type Named = { words: string; unit: '位' | '单' | '桌' | '张' | '元' }

const MEMBERS = 'members-'
const PEOPLE: Record<string, { words: string }> = { ...MEMBER_STANDINGS, ...MEMBER_GROUPS }
const COUNTED: Record<string, Named> = {
  ...FIGURES,
  ...INTERESTS,
  lapsed: MEASURES.lapsed,
  used: VOUCHER_FIGURES.used,
}

export const isRowFigure = (said: string | undefined): said is RowFigure =>
  (ROW_FIGURES as readonly string[]).includes(said ?? '')

/** What a figure is called where its rows stand. */
export const figureName = (figure: RowFigure): Named => {
  const known = COUNTED[figure]
  if (known) return known
  return { words: PEOPLE[figure.slice(MEMBERS.length)]?.words ?? '', unit: '位' }
}

/** Of when the rows are: a span, today, or what stood at the end of a span. */
export const spanOfRows = ({ figure, from, to }: { figure: RowFigure; from?: string; to?: string }) => {
  if (figure.startsWith(MEMBERS)) return '到今天，按上次来的日子排，没来过的按入会那天'
  if (!from || !to) return '到今天'
  return figure === 'lapsed' ? `到 ${saySpan(to, to)}，按上次来的日子排` : saySpan(from, to)
}

/** Who it was, as far as they are known. */
export const whoOf = ({ who }: Row) => {
  if (!who) return '没登录的手机'
  return who.name ?? (who.phoneTail ? `尾号 ${who.phoneTail}` : '没留名字')
}

/** When and what: 「17:28 · 周五 2 位，209 号桌」. */
export const detailOf = ({ at, what, who }: Row) =>
  [at && clockTime(at), what, who?.name && who.phoneTail && `尾号 ${who.phoneTail}`]
    .filter(Boolean)
    .join(' · ')

/** What a row adds, where it is more than one of something. */
export const addsOf = ({ value }: Row, figure: RowFigure) =>
  value === 1 ? null : figureInWords(value, figureName(figure).unit)

/** Rows by their day, in the order in which they came. */
export const daysOf = (rows: Row[], today: string) => {
  const days: { on: string; words: string; rows: Row[] }[] = []
  for (const row of rows) {
    const last = days[days.length - 1]
    if (last?.on === row.on) last.rows.push(row)
    else days.push({ on: row.on, words: sayPastDay(row.on, today), rows: [row] })
  }
  return days
}
