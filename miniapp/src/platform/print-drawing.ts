/** What is printed of a channel. `code` is the picture of its mini-program code. */
export type Print = { shop: string; line: string; name: string; code: string }

export const PRINT = { width: 750, height: 1000 }

const CODE = { side: 430, top: 360 }
const SONG = '"Songti SC", "Noto Serif SC", serif'
const SANS = '-apple-system, "PingFang SC", "Noto Sans SC", sans-serif'

/** The part of a canvas's context that both targets have. */
export type Brush<P> = Pick<
  CanvasRenderingContext2D,
  'fillRect' | 'fillText' | 'measureText' | 'fillStyle' | 'font' | 'textAlign'
> & {
  drawImage(picture: P, x: number, y: number, width: number, height: number): void
}

/** Draws a sheet to print: the shop, what the code is for, the code on white, and which one it is. */
export const drawPrint = <P>(brush: Brush<P>, { shop, line, name }: Omit<Print, 'code'>, picture: P) => {
  const { width, height } = PRINT
  const write = (words: string, y: number, size: number, face: string, ink: string) => {
    brush.fillStyle = ink
    brush.font = `${size}px ${face}`
    const wide = brush.measureText(words).width
    if (wide > width - 96) brush.font = `${Math.floor((size * (width - 96)) / wide)}px ${face}`
    brush.fillText(words, width / 2, y)
  }
  brush.textAlign = 'center'
  brush.fillStyle = '#FAF7F2'
  brush.fillRect(0, 0, width, height)
  write(shop, 170, 64, SONG, '#2B2622')
  write(line, 260, 40, SANS, '#2B2622')
  const left = (width - CODE.side) / 2
  brush.fillStyle = '#FFFFFF'
  brush.fillRect(left - 36, CODE.top - 36, CODE.side + 72, CODE.side + 72)
  brush.drawImage(picture, left, CODE.top, CODE.side, CODE.side)
  write('微信扫一扫', 900, 30, SANS, '#6F665F')
  write(name, 948, 24, SANS, '#6F665F')
}
