import { View } from '@tarojs/components'
import './figure-table.scss'
import { Icon } from './icon'
import { Tap } from './tap'

export type FigureRow = {
  key: string
  words: string
  /** Under the words, quiet. */
  detail?: string
  figures: string[]
  /** Opens what is behind the row. */
  onTap?(): void
}

type FigureTableProps = { head: [string, ...string[]]; rows: FigureRow[] }

/** The figures of a chart, exactly; the first of `head` stands over the words, the others over the figures. */
export const FigureTable = ({ head, rows }: FigureTableProps) => (
  <View className="figure-table">
    <View className="figure-table-row figure-table-head">
      {head.map((words, index) => (
        <View key={words} className={index === 0 ? 'grow' : 'figure-table-figure'}>
          {words}
        </View>
      ))}
      {rows.some(({ onTap }) => onTap) && <View className="figure-table-way" />}
    </View>
    {rows.map((row) => (
      <Row key={row.key} row={row} names={head.slice(1)} />
    ))}
  </View>
)

const Row = ({ row, names }: { row: FigureRow; names: string[] }) => {
  const { words, detail, figures, onTap } = row
  const inside = (
    <>
      <View className="grow">
        <View className="one-line">{words}</View>
        {detail && <View className="tiny one-line">{detail}</View>}
      </View>
      {figures.map((figure, index) => (
        <View key={names[index]} className={`figure-table-figure ${index === 0 ? 'figure-table-first' : ''}`}>
          {figure}
        </View>
      ))}
      {onTap && (
        <View className="figure-table-way">
          <Icon name="next" size={16} />
        </View>
      )}
    </>
  )
  if (!onTap) return <View className="figure-table-row">{inside}</View>
  const said = [words, detail, ...figures.map((figure, index) => `${names[index]} ${figure}`)]
  return (
    <Tap className="figure-table-row" label={said.filter(Boolean).join('，')} onTap={onTap}>
      {inside}
    </Tap>
  )
}
