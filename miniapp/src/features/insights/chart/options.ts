import type { Palette } from './palette'

/** A place on the chart's ground; `value` null is a gap with a word for it, such as 歇业. */
export type ChartPoint = { label: string; value: number | null; gap?: string }
type Band = { low: number; high: number } | null

export type Drawn =
  | { kind: 'line'; points: ChartPoint[]; usual?: Band[]; say(value: number): string }
  | { kind: 'bars'; points: ChartPoint[]; before?: (number | null)[]; say(value: number): string }

const FONT = '-apple-system, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
/** Beyond that many, only the highest bar and the last have room for their figures. */
const ALL_FIGURES = 8
/** Nearer to the floor than this part of the height, a figure below its point would lie on the axis' words. */
const NEAR_FLOOR = 0.25

/** What echarts is told to draw: the same hand as every other picture of figures here. */
export const optionOf = (drawn: Drawn, palette: Palette) => ({
  animation: false,
  silent: true,
  textStyle: { fontFamily: FONT, fontSize: 11, color: palette.quiet },
  grid: { left: 8, right: 8, top: 24, bottom: 22, containLabel: false },
  xAxis: acrossOf(drawn, palette),
  yAxis: {
    type: 'value' as const,
    min: 0,
    max: topOf(drawn),
    interval: topOf(drawn) / 2,
    axisLabel: { show: false },
    splitLine: { lineStyle: { color: palette.line } },
  },
  series: drawn.kind === 'line' ? lineSeries(drawn, palette) : barSeries(drawn, palette),
})

/** Where the chart ends at the top: at the highest of all it shows, and never at nothing. */
const topOf = (drawn: Drawn) => {
  const beside =
    drawn.kind === 'line' ? (drawn.usual ?? []).map((band) => band?.high ?? 0) : (drawn.before ?? [])
  return Math.max(1, ...drawn.points.map(({ value }) => value ?? 0), ...beside.map((value) => value ?? 0))
}

const acrossOf = ({ kind, points }: Drawn, palette: Palette) => ({
  type: 'category' as const,
  data: points.map(({ label }) => label),
  boundaryGap: kind === 'bars' || points.length < 3,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: palette.line } },
  axisLabel: { interval: 0, margin: 8, color: palette.quiet, fontSize: 11, fontFamily: FONT },
})

const lineSeries = (drawn: Extract<Drawn, { kind: 'line' }>, palette: Palette) => {
  const { points, usual = [], say } = drawn
  const figured = figuresOn(points)
  const floor = NEAR_FLOOR * topOf(drawn)
  const bare = { type: 'line' as const, symbol: 'none', lineStyle: { opacity: 0 } }
  return [
    { ...bare, stack: 'usual', data: usual.map((band) => band?.low ?? null) },
    {
      ...{ ...bare, stack: 'usual', data: usual.map((band) => band && band.high - band.low) },
      areaStyle: { color: palette['river-band'], opacity: 0.6 },
    },
    {
      type: 'line' as const,
      data: points.map(({ value }, index) => ({
        value,
        ...pointOf(index, { points, figured, floor }, palette),
      })),
      symbol: 'circle',
      showAllSymbol: true,
      lineStyle: { color: palette.river, width: 2.5, cap: 'round' as const, join: 'round' as const },
      itemStyle: { color: palette.river },
      label: labelOf(palette, ({ dataIndex }) => say(points[dataIndex]?.value ?? 0)),
    },
    { ...bare, ...gapsOf(points, palette) },
  ]
}

type Line = { points: ChartPoint[]; figured: Set<number>; floor: number }

const pointOf = (index: number, { points, figured, floor }: Line, palette: Palette) => {
  if (index === points.length - 1)
    return {
      symbolSize: 12,
      itemStyle: { color: palette.river, borderColor: palette.card, borderWidth: 2.5 },
      label: { show: true, color: palette.ink, fontSize: 13, fontWeight: 600 },
    }
  const low = points[index]?.value ?? 0
  const dips = low > floor && [index - 1, index + 1].every((beside) => (points[beside]?.value ?? low) >= low)
  return {
    symbolSize: figured.has(index) ? 7 : 0,
    label: { show: figured.has(index), position: dips ? ('bottom' as const) : ('top' as const) },
  }
}

/** The places with their figure on them: the highest, the lowest and the last; more would lie on each other. */
export const figuresOn = (points: ChartPoint[]) => {
  const known = points.flatMap(({ value }, index) => (value === null ? [] : [{ value, index }]))
  const byValue = [...known].sort((one, other) => one.value - other.value)
  const chosen = [byValue[byValue.length - 1], byValue[0], known[known.length - 1]]
  const last = known[known.length - 1]?.index ?? 0
  const apart = Math.max(1, Math.ceil(points.length / ALL_FIGURES))
  return new Set(
    chosen.flatMap((point) =>
      point && (point.index === last || last - point.index >= apart) ? [point.index] : [],
    ),
  )
}

const gapsOf = (points: ChartPoint[], palette: Palette) => ({
  symbol: 'circle',
  symbolSize: 0,
  showAllSymbol: true,
  data: points.map(({ value, gap }) => (value === null && gap ? 0 : null)),
  label: labelOf(palette, ({ dataIndex }) => points[dataIndex]?.gap ?? '', true),
})

const barSeries = ({ points, before, say }: Extract<Drawn, { kind: 'bars' }>, palette: Palette) => {
  const figured = points.length <= ALL_FIGURES ? new Set(points.keys()) : figuresOn(points)
  const shape = { type: 'bar' as const, barMaxWidth: 22, barMinHeight: 2, barGap: '12%' }
  const now = {
    ...shape,
    data: points.map(({ value }, index) => ({ value, label: { show: figured.has(index) } })),
    itemStyle: { color: palette.river, borderRadius: [4, 4, 0, 0] },
    label: labelOf(palette, ({ dataIndex }) => say(points[dataIndex]?.value ?? 0)),
  }
  if (!before) return [now]
  return [
    {
      ...shape,
      data: before,
      itemStyle: { color: palette['river-band'], borderRadius: [4, 4, 0, 0] },
    },
    now,
  ]
}

const labelOf = (palette: Palette, formatter: (at: { dataIndex: number }) => string, show = false) => ({
  show,
  position: 'top' as const,
  distance: 5,
  color: palette.quiet,
  fontSize: 11,
  fontFamily: FONT,
  formatter,
})
