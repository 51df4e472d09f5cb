import { type Brush, SANS, SONG, writeLine } from '@/platform/drawing'
import { linesOf } from './wrapping'

/** One piece of a sheet: how high it is, and how it is drawn from its top. */
export type Block = { height: number; draw(brush: Brush<unknown>, top: number): void }

export type Face = { size: number; line: number; ink: string; face?: string; bold?: boolean }
type Box = { x: number; y: number; width: number; height: number }

export const SHEET = { width: 750, side: 40, inside: 32, gap: 24 }
const WITHIN = SHEET.width - 2 * SHEET.side

// A picture is light whatever the phone is set to: it goes to others.
export const INKS = {
  ...{ ink: '#2B2622', quiet: '#6F665F', paper: '#FAF7F2', card: '#FFFFFF' },
  ...{ river: '#3F6E7B', band: '#BDD2D1', line: '#ECE5DC' },
}
export const FACES = {
  title: { size: 52, line: 72, ink: INKS.ink, face: SONG, bold: true },
  section: { size: 38, line: 56, ink: INKS.ink, face: SONG, bold: true },
  say: { size: 38, line: 56, ink: INKS.ink, face: SONG, bold: true },
  body: { size: 30, line: 46, ink: INKS.ink, face: SANS },
  note: { size: 26, line: 38, ink: INKS.quiet, face: SANS },
} satisfies Record<string, Face>

/** Pieces below each other, on paper; what is drawn and how high it is. */
export const stacked = (blocks: Block[]): Block => ({
  height: blocks.reduce((sum, { height }) => sum + height + SHEET.gap, 2 * SHEET.side - SHEET.gap),
  draw(brush, top) {
    let y = top + SHEET.side
    for (const block of blocks) {
      block.draw(brush, y)
      y += block.height + SHEET.gap
    }
  },
})

/** What stands at the right end of a row: words, and which way they point. */
export type End = { words: string; ink: string; way: 'more' | 'less' | 'same' }
export type Row = { words: string; face: Face; mark?: { words: string; face: Face }; ends?: End[] }
const GAP_ROW = { words: '', face: { ...FACES.note, line: SHEET.gap } }

/** Rows with room between them. */
export const spaced = (groups: Row[][]) =>
  groups.flatMap((rows, index) => (index === 0 ? rows : [GAP_ROW, ...rows]))

/** Words on the paper itself, over as many lines as they need. */
export const text = (rows: Row[]): Block => rowsBlock(rows, SHEET.side, WITHIN)

/** Words on a card; `indent` leaves room for the marks before them. */
export const cardOf = (rows: Row[], indent = 0): Block => {
  const left = SHEET.side + SHEET.inside + indent
  const inside = rowsBlock(rows, left, WITHIN - 2 * SHEET.inside - indent)
  const height = inside.height + 2 * SHEET.inside
  return {
    height,
    draw(brush, top) {
      drawCard(brush, { x: SHEET.side, y: top, width: WITHIN, height })
      inside.draw(brush, top + SHEET.inside)
    },
  }
}

const rowsBlock = (rows: Row[], x: number, most: number): Block => {
  const lines = rows.flatMap(({ words, face, mark, ends = [] }) =>
    (words ? linesOf(words, face.size, most) : ['']).map((line, index) => ({
      ...{ line, face, mark: index === 0 ? mark : undefined, ends: index === 0 ? ends : [] },
    })),
  )
  return {
    height: lines.reduce((sum, { face }) => sum + face.line, 0),
    draw(brush, top) {
      let y = top
      for (const { line, face, mark, ends } of lines) {
        const foot = y + face.line * 0.72
        if (mark) write(brush, mark.words, { ...mark.face, x: SHEET.side + SHEET.inside, y: foot, most })
        if (line) write(brush, line, { ...face, x, y: foot, most })
        for (const [index, end] of ends.entries())
          writeEnd(brush, end, { ...face, x: x + most - (ends.length - 1 - index) * END_WIDE, y: foot })
        y += face.line
      }
    },
  }
}

const END_WIDE = 190
const TRIANGLE = { wide: 20, high: 17, gap: 10 }

/** Words that end at `x`, with ▲ or ▼ before them as a shape: not every face has the signs. */
export const writeEnd = (
  brush: Brush<unknown>,
  { words, ink, way }: End,
  at: { x: number; y: number; size: number },
) => {
  write(brush, words, { ...at, most: END_WIDE, ink, face: SANS }, 'right')
  if (way === 'same') return
  const right = at.x - brush.measureText(words).width - TRIANGLE.gap
  const [base, tip] = way === 'more' ? [at.y - 1, at.y - TRIANGLE.high] : [at.y - TRIANGLE.high, at.y - 1]
  brush.beginPath()
  brush.moveTo(right - TRIANGLE.wide, base)
  brush.lineTo(right, base)
  brush.lineTo(right - TRIANGLE.wide / 2, tip)
  brush.closePath()
  brush.fill()
}

type At = Parameters<typeof writeLine>[2]

export const write = (brush: Brush<unknown>, words: string, at: At, align: CanvasTextAlign = 'left') => {
  brush.textAlign = align
  writeLine(brush, words, at)
}

export const drawCard = (brush: Brush<unknown>, box: Box) => rounded(brush, box, 24, INKS.card)

export const rounded = (brush: Brush<unknown>, { x, y, width, height }: Box, radius: number, ink: string) => {
  brush.fillStyle = ink
  brush.beginPath()
  brush.moveTo(x + radius, y)
  brush.arcTo(x + width, y, x + width, y + height, radius)
  brush.arcTo(x + width, y + height, x, y + height, radius)
  brush.arcTo(x, y + height, x, y, radius)
  brush.arcTo(x, y, x + width, y, radius)
  brush.closePath()
  brush.fill()
}

export const dot = (brush: Brush<unknown>, at: { x: number; y: number; radius: number; ink: string }) => {
  brush.fillStyle = at.ink
  brush.beginPath()
  brush.arc(at.x, at.y, at.radius, 0, 2 * Math.PI)
  brush.fill()
}
