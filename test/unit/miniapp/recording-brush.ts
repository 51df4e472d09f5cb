import type { Brush } from '../../../miniapp/src/platform/drawing'

/** A brush that draws nothing and tells what it was asked to write and show; a character is 64 wide, whatever its size. */
export const recordingBrush = (wideOf = (words: string, _size: number) => words.length * 64) => {
  const drawn: [unknown, number, number][] = []
  const lines: { words: string; x: number; y: number; wide: number; align: string }[] = []
  const nothing = () => undefined
  const sizeNow = () => Number(/(\d+)px/.exec(brush.font)?.[1])
  const brush: Brush<unknown> = {
    ...{ fillStyle: '', font: '', textAlign: 'start' },
    ...{
      fillRect: nothing,
      beginPath: nothing,
      moveTo: nothing,
      lineTo: nothing,
      arcTo: nothing,
      arc: nothing,
    },
    ...{ closePath: nothing, fill: nothing },
    fillText: (words, x, y) => {
      drawn.push([words, x, sizeNow()])
      lines.push({ words, x, y, wide: wideOf(words, sizeNow()), align: brush.textAlign })
    },
    measureText: (words) => ({ width: wideOf(words, sizeNow()) }) as TextMetrics,
    drawImage: (picture, x, _y, side) => drawn.push([picture, x, side]),
  }
  return { brush, drawn, lines }
}
