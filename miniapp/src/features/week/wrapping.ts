/** How wide a letter or a digit, and a blank, is at most, in parts of its size; Chinese takes all of it. */
const NARROW = 0.6
const BLANK = 0.3
const MAY_NOT_BEGIN = /[，。、；：！？」』）》%·]/
/** A number, a Latin word, or one sign. */
const PIECE = /[0-9A-Za-z.,:%+-]+|[\s\S]/gu

const emOf = (sign: string) => {
  if (sign === ' ') return BLANK
  return sign.charCodeAt(0) < 0x2000 ? NARROW : 1
}
const emsOf = (words: string) => [...words].reduce((sum, sign) => sum + emOf(sign), 0)

/** Words as lines that are no wider than `most` at that size; a number is never parted, and no line begins with a stop. */
export const linesOf = (words: string, size: number, most: number): string[] => {
  const room = most / size
  const lines: string[] = []
  let line = ''
  for (const piece of words.match(PIECE) ?? []) {
    const fits = emsOf(line + piece) <= room
    if (fits || line === '' || MAY_NOT_BEGIN.test(piece)) line += piece
    else {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    }
  }
  return line ? [...lines, line] : lines
}
