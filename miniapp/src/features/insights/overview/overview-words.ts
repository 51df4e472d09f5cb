import type { BrandOverview, Comparison, Overview } from '@/client/insights'
import { dayOfMonth, monthDay, weekday } from '@/words/days'
import { changeOf, figureInWords, sayFigure } from '@/words/figures'
import { FIGURES, type FigureName } from '../../../../../api/_insights/vocabulary'
import type { Drawn } from '../chart/options'
import { thanWords } from '../period/comparison-words'

type Compared = Overview['figures'][FigureName]
type Day = Overview['days'][number]

/** What a hurried manager sees first. */
export const TILES: FigureName[] = ['visits', 'returns', 'bookings', 'noShows', 'redemptions', 'billFen']

export const CHARTED: { key: FigureName; words: string }[] = (
  ['visits', 'visitors', 'fans', 'members', 'bookings', 'covers', 'redemptions', 'billFen'] as const
).map((key) => ({ key, words: FIGURES[key].words }))

/** A figure as its tile shows it, and all of it in a sentence. */
export const tileOf = (name: FigureName, compared: Compared, comparison: Comparison) => {
  const than = thanWords(comparison)
  const { words, unit } = FIGURES[name]
  const change = changeOf(compared, FIGURES[name])
  const said = [
    `${words} ${figureInWords(compared.now, unit)}`,
    change ? `${than}${change.words}` : than,
    compared.usual && `平常 ${sayUsual(compared.usual, name)}`,
  ]
  return {
    words,
    ...sayFigure(compared.now, unit),
    change,
    range: compared,
    than,
    said: said.filter(Boolean).join('，'),
  }
}

/** 「80–120」, in the figure’s unit. */
export const sayUsual = (usual: { low: number; high: number } | null, name: FigureName) => {
  if (!usual) return '–'
  const { unit } = FIGURES[name]
  const [low, high] = [sayFigure(usual.low, unit), sayFigure(usual.high, unit)]
  return low.figure === high.figure && low.unit === high.unit ? low.figure : `${wan(low)}–${wan(high)}`
}

const wan = ({ figure, unit }: { figure: string; unit: string }) =>
  unit === '万元' ? `${figure} 万` : figure

/** A figure in a table, whose head says the unit. */
export const sayCell = (value: number | null, name: FigureName) =>
  value === null ? '–' : wan(sayFigure(value, FIGURES[name].unit))

export const dayWords = (on: string, today: string) =>
  on === today ? '今天' : `${monthDay(on)} ${weekday(on)}`

/** What stands under the chart: every weekday of a week, of a month every fifth day and the last. */
const labelOf = (on: string, index: number, days: Day[], today: string) => {
  const last = index === days.length - 1
  if (last && on === today) return '今天'
  if (days.length <= 7) return weekday(on)
  const day = Number(dayOfMonth(on))
  return last || ((day === 1 || day % 5 === 0) && days.length - 1 - index > 2) ? `${day}` : ''
}

/** The days of a figure as a line with what is usual; a closed day is a gap with its word. */
export const daysDrawn = (days: Day[], name: FigureName, today: string): Drawn => ({
  kind: 'line',
  points: days.map(({ on, open, figures }, index) => ({
    label: labelOf(on, index, days, today),
    value: figures[name].value,
    gap: open ? undefined : '歇业',
  })),
  usual: days.map(({ open, figures }) => (open ? figures[name].usual : null)),
  say: (value) => sayCell(value, name),
})

export const sayDays = (days: Day[], name: FigureName, today: string) =>
  days
    .map(({ on, figures }) => {
      const { value } = figures[name]
      return `${dayWords(on, today)} ${value === null ? '歇业' : figureInWords(value, FIGURES[name].unit)}`
    })
    .join('，')

/** Each store beside the others, by one figure. */
export const storesBy = ({ stores }: BrandOverview, name: FigureName) =>
  [...stores].sort((one, other) => other.figures[name].now - one.figures[name].now)
