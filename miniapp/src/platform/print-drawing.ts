import { type Brush, type Drawing, SANS, SONG, writeLine } from './drawing'

/** What is printed of a channel. `code` is the picture of its mini-program code. */
export type Print = { shop: string; line: string; name: string; code: string }

export const PRINT = { width: 750, height: 1000 }

const CODE = { side: 430, top: 360 }

/** A sheet to print: the shop, what the code is for, the code on white, and which one it is. */
export const printOf = ({ code, ...words }: Print): Drawing => ({
  ...PRINT,
  name: `${words.shop}-${words.name}`,
  picture: code,
  draw: (brush, picture) => drawPrint(brush, words, picture),
})

const drawPrint = <P>(brush: Brush<P>, { shop, line, name }: Omit<Print, 'code'>, picture: P | undefined) => {
  const { width, height } = PRINT
  const write = (words: string, y: number, size: number, face: string, ink: string) =>
    writeLine(brush, words, { x: width / 2, y, size, most: width - 96, face, ink })
  brush.textAlign = 'center'
  brush.fillStyle = '#FAF7F2'
  brush.fillRect(0, 0, width, height)
  write(shop, 170, 64, SONG, '#2B2622')
  write(line, 260, 40, SANS, '#2B2622')
  const left = (width - CODE.side) / 2
  brush.fillStyle = '#FFFFFF'
  brush.fillRect(left - 36, CODE.top - 36, CODE.side + 72, CODE.side + 72)
  if (picture) brush.drawImage(picture, left, CODE.top, CODE.side, CODE.side)
  write('微信扫一扫', 900, 30, SANS, '#6F665F')
  write(name, 948, 24, SANS, '#6F665F')
}
