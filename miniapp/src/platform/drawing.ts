/** The part of a canvas's context that both targets have. */
export type Brush<P> = Pick<
  CanvasRenderingContext2D,
  | ('fillRect' | 'fillText' | 'measureText' | 'fillStyle' | 'font' | 'textAlign')
  | ('beginPath' | 'moveTo' | 'lineTo' | 'arcTo' | 'arc' | 'closePath' | 'fill')
> & {
  drawImage(picture: P, x: number, y: number, width: number, height: number): void
}

/** Something that is drawn on the phone to be kept as a picture; what it shows of a picture comes loaded. */
export type Drawing = {
  name: string
  width: number
  height: number
  /** The address of a picture that stands in it. */
  picture?: string
  draw<P>(brush: Brush<P>, picture: P | undefined): void
}

export const SONG = '"Songti SC", "Noto Serif SC", serif'
export const SANS = '-apple-system, "PingFang SC", "Noto Sans SC", sans-serif'

/** What came of saving a drawing; `refused` where the person has not let us into their album. */
export type Saved = 'saved' | 'refused' | 'failed'

/** Writes one line, smaller where it would be wider than `most`. */
export const writeLine = (
  brush: Brush<unknown>,
  words: string,
  at: { x: number; y: number; size: number; most: number; face?: string; bold?: boolean; ink: string },
) => {
  const { x, y, size, most, face = SANS, bold, ink } = at
  const fontOf = (points: number) => `${bold ? '600 ' : ''}${points}px ${face}`
  brush.fillStyle = ink
  brush.font = fontOf(size)
  const wide = brush.measureText(words).width
  if (wide > most) brush.font = fontOf(Math.floor((size * most) / wide))
  brush.fillText(words, x, y)
}
