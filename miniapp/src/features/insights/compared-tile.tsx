import { RangeTile } from '@/components/range-tile'
import { changeOf, figureInWords, sayFigure } from '@/words/figures'

type ComparedTileProps = {
  words: string
  unit: '位' | '张' | '元'
  better: 'more' | 'less' | null
  now: number
  before: number | null
  onTap(): void
}

/** A figure beside the span before, where nobody keeps what is usual of it. */
export const ComparedTile = ({ words, unit, better, now, before, onTap }: ComparedTileProps) => {
  const range = { now, before, usual: null }
  const change = changeOf(range, { unit, better })
  const said = `${words} ${figureInWords(now, unit)}${change ? `，比前一段${change.words}` : ''}`
  return (
    <RangeTile
      words={words}
      {...sayFigure(now, unit)}
      change={change}
      range={range}
      said={said}
      onTap={onTap}
    />
  )
}
