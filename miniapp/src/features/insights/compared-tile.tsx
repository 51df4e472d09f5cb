import type { Comparison } from '@/client/insights'
import { RangeTile } from '@/components/range-tile'
import { changeOf, figureInWords, sayFigure } from '@/words/figures'

import { isCompared, thanWords } from './period/comparison-words'

type ComparedTileProps = {
  words: string
  unit: '位' | '张' | '元'
  better: 'more' | 'less' | null
  now: number
  before: number | null
  /** What it stands beside; nothing where it is of today. */
  comparison?: Comparison
  onTap(): void
}

/** A figure beside the span before, where nobody keeps what is usual of it. */
export const ComparedTile = ({ words, unit, better, now, before, comparison, onTap }: ComparedTileProps) => {
  const range = { now, before: comparison && isCompared(comparison) ? before : null, usual: null }
  const than = comparison && thanWords(comparison)
  const change = changeOf(range, { unit, better })
  const said = [`${words} ${figureInWords(now, unit)}`, than && `${than}${change?.words ?? ''}`]
  return (
    <RangeTile
      words={words}
      {...sayFigure(now, unit)}
      change={change}
      range={range}
      than={than}
      said={said.filter(Boolean).join('，')}
      onTap={onTap}
    />
  )
}
