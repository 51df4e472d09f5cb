import { rangeScale } from '@/components/range-scale'
import type { Brush } from '@/platform/drawing'
import type { Change } from '@/words/figures'
import {
  type Block,
  dot,
  drawCard,
  type End,
  FACES,
  INKS,
  rounded,
  SHEET,
  write,
  writeEnd,
} from './drawing-blocks'
import type { WeekFigure } from './week-paper-view'

const { gap, side } = SHEET
const TILE = { width: (SHEET.width - 2 * side - gap) / 2, height: 176 }
const WIDE = TILE.width - 2 * gap
const BAR = 8

const TONES = { good: '#24695A', wait: '#8A5A10', plain: INKS.quiet }
const DOTS = { good: '#2F7D6B', wait: '#B7791F', plain: INKS.ink }
/** A change as it stands at the end of a line. */
export const endOf = ({ words, tone, way }: Change): End => ({ words, way, ink: TONES[tone] })

/** Tiles two by two. */
export const tileRows = (tiles: WeekFigure[]): Block[] =>
  Array.from({ length: Math.ceil(tiles.length / 2) }, (_, at) => ({
    height: TILE.height,
    draw(brush: Brush<unknown>, top: number) {
      for (const [index, tile] of tiles.slice(2 * at, 2 * at + 2).entries())
        drawTile(brush, tile, side + index * (TILE.width + gap), top)
    },
  }))

const drawTile = (brush: Brush<unknown>, tile: WeekFigure, left: number, top: number) => {
  const { words, figure, unit, change } = tile
  const x = left + gap
  drawCard(brush, { x: left, y: top, ...TILE })
  write(brush, words, { ...FACES.note, x, y: top + 42, most: WIDE / 2 })
  if (change) writeEnd(brush, endOf(change), { size: FACES.note.size, x: x + WIDE, y: top + 42 })
  const face = { size: 52, bold: true, ink: INKS.ink }
  write(brush, `${figure} ${unit}`, { ...face, x, y: top + 106, most: WIDE })
  if (tile.range.before !== null || tile.range.usual) drawRange(brush, tile, x, top + 142)
}

const drawRange = (brush: Brush<unknown>, { range, change }: WeekFigure, x: number, y: number) => {
  const { now, before, usual } = rangeScale(range)
  const across = (percent: number) => x + (WIDE * percent) / 100
  const bar = (from: number, to: number, ink: string) =>
    rounded(
      brush,
      { x: from, y: y - BAR / 2, width: Math.max(BAR, to - from), height: BAR },
      ...([BAR / 2, ink] as const),
    )
  bar(x, x + WIDE, INKS.line)
  if (usual) bar(across(usual.from), across(usual.to), INKS.band)
  if (before !== null) {
    brush.fillStyle = INKS.quiet
    brush.fillRect(across(before) - 2, y - 12, 4, 24)
  }
  dot(brush, { x: across(now), y, radius: 14, ink: INKS.card })
  dot(brush, { x: across(now), y, radius: 10, ink: DOTS[change?.tone ?? 'plain'] })
}
