import { rangeScale } from '@/components/range-scale'
import { type Brush, type Drawing, SONG, writeLine } from '@/platform/drawing'
import type { WeekPaperView, WeekTile } from './week-paper-view'
import { linesOf } from './wrapping'

const WIDTH = 750
const SIDE = 40
const INSIDE = 32
const GAP = 24
const TILE = { width: (WIDTH - 2 * SIDE - GAP) / 2, height: 176 }
const LINE_HEIGHT = { title: 72, say: 56, note: 38, body: 46 }
const SIZE = { title: 52, say: 38, note: 26, body: 30, figure: 52, section: 38 }
const INK = '#2B2622'
const QUIET = '#6F665F'
const PAPER = '#FAF7F2'
const CARD = '#FFFFFF'
const TONES = { good: '#24695A', wait: '#8A5A10', plain: QUIET }
const DOTS = { good: '#2F7D6B', wait: '#B7791F', plain: INK }
const RIVER = { ink: '#3F6E7B', band: '#BDD2D1', base: '#ECE5DC' }
const MARKS = { more: '▲ ', less: '▼ ', same: '' }

/** One piece of the sheet: how high it is, and how it is drawn from its top. */
type Block = { height: number; draw(brush: Brush<unknown>, top: number): void }

/** A week as a picture to pass on: the same words and figures as its page. */
export const weekDrawing = (view: WeekPaperView): Drawing => {
  const blocks = [...blocksOf(view), foot(view)]
  const height = blocks.reduce((sum, block) => sum + block.height + GAP, SIDE)
  return {
    ...{ name: `${view.place}-${view.title}`, width: WIDTH, height: height + SIDE - GAP },
    draw(brush) {
      brush.fillStyle = PAPER
      brush.fillRect(0, 0, WIDTH, this.height)
      let top = SIDE
      for (const block of blocks) {
        block.draw(brush, top)
        top += block.height + GAP
      }
    },
  }
}

const blocksOf = (view: WeekPaperView): Block[] => [
  heading(view),
  ...view.notices.map(({ words }) => text(words, { size: SIZE.note, line: LINE_HEIGHT.note, ink: QUIET })),
  ...(view.sayings.length > 0 ? [sayings(view)] : []),
  ...(view.tiles.length > 0 ? [text('几个数', SECTION), ...pairsOf(view.tiles).map(tiles)] : []),
  ...sources(view),
]

const heading = ({ place, title, span }: WeekPaperView): Block => {
  const lines = linesOf(title, SIZE.title, WIDTH - 2 * SIDE)
  const words = lines.length * LINE_HEIGHT.title
  return {
    height: LINE_HEIGHT.note + words + LINE_HEIGHT.note,
    draw(brush, top) {
      const write = writer(brush)
      write(place, { x: SIDE, y: top + 28, size: SIZE.note, ink: QUIET })
      const from = top + LINE_HEIGHT.note
      for (const [index, line] of lines.entries())
        write(line, { ...{ x: SIDE, y: from + 56 + index * LINE_HEIGHT.title, size: SIZE.title }, ...SAY })
      write(span, { x: SIDE, y: from + words + 26, size: SIZE.note, ink: QUIET })
    },
  }
}

const SAY = { face: SONG, bold: true, ink: INK }
const SECTION = { size: SIZE.section, line: LINE_HEIGHT.say, ...SAY }

type Face = { size: number; line: number; ink: string; face?: string; bold?: boolean }

const text = (words: string, { line, ...face }: Face): Block => {
  const lines = linesOf(words, face.size, WIDTH - 2 * SIDE)
  return {
    height: lines.length * line,
    draw(brush, top) {
      for (const [index, part] of lines.entries())
        writer(brush)(part, { x: SIDE, y: top + (index + 0.75) * line, ...face })
    },
  }
}

const sayings = (view: WeekPaperView): Block => {
  const left = SIDE + INSIDE + 52
  const most = WIDTH - SIDE - INSIDE - left
  const rows = view.sayings.flatMap(({ words, detail }, index) => [
    ...linesOf(words, SIZE.say, most).map((line, at) => ({
      ...{ line, number: at === 0 ? ('一二三'[index] ?? '') : '', height: LINE_HEIGHT.say, size: SIZE.say },
      ...SAY,
    })),
    ...linesOf(detail, SIZE.note, most).map((line) => ({
      ...{ line, number: '', height: LINE_HEIGHT.note, size: SIZE.note, ink: QUIET },
    })),
    ...(index < view.sayings.length - 1
      ? [{ line: '', number: '', height: GAP, size: SIZE.note, ink: QUIET }]
      : []),
  ])
  const height = rows.reduce((sum, row) => sum + row.height, 2 * INSIDE)
  return {
    height,
    draw(brush, top) {
      card(brush, { x: SIDE, y: top, width: WIDTH - 2 * SIDE, height })
      let y = top + INSIDE
      for (const { line, number, height: high, ...face } of rows) {
        const at = y + high * 0.72
        if (number) writer(brush)(number, { ...face, x: SIDE + INSIDE, y: at, ink: RIVER.ink })
        if (line) writer(brush)(line, { ...face, x: left, y: at, most })
        y += high
      }
    },
  }
}

const pairsOf = (all: WeekTile[]) =>
  Array.from({ length: Math.ceil(all.length / 2) }, (_, at) => all.slice(2 * at, 2 * at + 2))

const tiles = (pair: WeekTile[]): Block => ({
  height: TILE.height,
  draw(brush, top) {
    for (const [index, tile] of pair.entries()) drawTile(brush, tile, SIDE + index * (TILE.width + GAP), top)
  },
})

const drawTile = (brush: Brush<unknown>, tile: WeekTile, x: number, y: number) => {
  const { words, figure, unit, change } = tile
  card(brush, { x, y, ...TILE })
  const write = writer(brush)
  const most = TILE.width / 2
  write(words, { x: x + GAP, y: y + 42, size: SIZE.note, ink: QUIET, most: most - GAP })
  if (change) {
    const said = `${MARKS[change.way]}${change.words}`
    brush.textAlign = 'right'
    writeLine(brush, said, {
      ...{ x: x + TILE.width - GAP, y: y + 42, size: SIZE.note, most: most - GAP, ink: TONES[change.tone] },
    })
  }
  write(`${figure} ${unit}`, {
    x: x + GAP,
    y: y + 106,
    size: SIZE.figure,
    bold: true,
    ink: INK,
    most: TILE.width - 2 * GAP,
  })
  drawRange(brush, tile, x + GAP, y + 142)
}

const drawRange = (brush: Brush<unknown>, { range, change }: WeekTile, x: number, y: number) => {
  const wide = TILE.width - 2 * GAP
  const { now, before, usual } = rangeScale(range)
  const across = (percent: number) => x + (wide * percent) / 100
  const bar = (from: number, width: number, ink: string) => {
    brush.fillStyle = ink
    rounded(brush, { x: from, y: y - 4, width: Math.max(8, width), height: 8 }, 4)
  }
  bar(x, wide, RIVER.base)
  if (usual) bar(across(usual.from), (wide * (usual.to - usual.from)) / 100, RIVER.band)
  if (before !== null) {
    brush.fillStyle = QUIET
    brush.fillRect(across(before) - 2, y - 12, 4, 24)
  }
  dot(brush, across(now), y, 14, CARD)
  dot(brush, across(now), y, 10, DOTS[change?.tone ?? 'plain'])
}

const sources = ({ channel, dishes }: WeekPaperView): Block[] => {
  const lines = [
    ...(channel ? [{ words: channel.name, detail: `带来最多 · ${channel.words}` }] : []),
    ...dishes.map(({ way, name, words }) => ({ words: `${MARKS[way]}${name}`, detail: words })),
  ]
  if (lines.length === 0) return []
  const each = LINE_HEIGHT.body + LINE_HEIGHT.note
  const height = lines.length * each + (lines.length - 1) * GAP + 2 * INSIDE
  const most = WIDTH - 2 * (SIDE + INSIDE)
  return [
    text('人从哪里来，看了什么', SECTION),
    {
      height,
      draw(brush, top) {
        card(brush, { x: SIDE, y: top, width: WIDTH - 2 * SIDE, height })
        const write = writer(brush)
        for (const [index, { words, detail }] of lines.entries()) {
          const y = top + INSIDE + index * (each + GAP)
          write(words, { x: SIDE + INSIDE, y: y + 34, size: SIZE.body, ink: INK, most })
          write(detail, { x: SIDE + INSIDE, y: y + LINE_HEIGHT.body + 28, size: SIZE.note, ink: QUIET, most })
        }
      },
    },
  ]
}

const foot = (view: WeekPaperView) => text(view.foot, { size: SIZE.note, line: LINE_HEIGHT.note, ink: QUIET })

const writer =
  (brush: Brush<unknown>) =>
  (words: string, at: Omit<Parameters<typeof writeLine>[2], 'most'> & { most?: number }) => {
    brush.textAlign = 'left'
    writeLine(brush, words, { most: WIDTH - SIDE - at.x, ...at })
  }

type Box = { x: number; y: number; width: number; height: number }

const card = (brush: Brush<unknown>, box: Box) => {
  brush.fillStyle = CARD
  rounded(brush, box, 24)
}

const rounded = (brush: Brush<unknown>, { x, y, width, height }: Box, radius: number) => {
  brush.beginPath()
  brush.moveTo(x + radius, y)
  brush.arcTo(x + width, y, x + width, y + height, radius)
  brush.arcTo(x + width, y + height, x, y + height, radius)
  brush.arcTo(x, y + height, x, y, radius)
  brush.arcTo(x, y, x + width, y, radius)
  brush.closePath()
  brush.fill()
}

const dot = (brush: Brush<unknown>, x: number, y: number, radius: number, ink: string) => {
  brush.fillStyle = ink
  brush.beginPath()
  brush.arc(x, y, radius, 0, 2 * Math.PI)
  brush.fill()
}
