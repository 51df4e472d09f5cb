import { View } from '@tarojs/components'
import './figure-table.scss'
import { Icon } from './icon'
import { Tap } from './tap'

type FigureRow = {
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
export const FigureTable = ({ head: [corner, ...names], rows }: FigureTableProps) => {
  const columns = names.map((name, index) => ({
    name,
    width: `${widest([name, ...rows.map(({ figures }) => figures[index] ?? '')])}em`,
  }))
  return (
    <View className="figure-table">
      <View className="figure-table-row">
        <View className="figure-table-line">
          <View className="figure-table-words figure-table-head">{corner}</View>
          <View className="figure-table-figures">
            {columns.map(({ name, width }) => (
              <View key={name} className="figure-table-figure" style={{ width }}>
                <View className="figure-table-head">{name}</View>
              </View>
            ))}
          </View>
        </View>
        {rows.some(({ onTap }) => onTap) && <View className="figure-table-way" />}
      </View>
      {rows.map((row) => (
        <Row key={row.key} row={row} columns={columns} />
      ))}
    </View>
  )
}

const LATIN_EM = 0.62
const NARROWEST_EM = 1.8

/** As wide as the widest of what stands in a column, in em: each row is laid out by itself. */
const widest = (texts: string[]) => Math.max(NARROWEST_EM, ...texts.map(widthOf))
const widthOf = (text: string) =>
  [...text].reduce((width, letter) => width + (letter < '\u2000' ? LATIN_EM : 1), 0)

type RowProps = { row: FigureRow; columns: { name: string; width: string }[] }

const Row = ({ row, columns }: RowProps) => {
  const { words, detail, figures, onTap } = row
  const inside = (
    <>
      <View className="figure-table-line">
        <View className="figure-table-words">
          <View>{words}</View>
          {detail && <View className="tiny">{detail}</View>}
        </View>
        <View className="figure-table-figures">
          {figures.map((figure, index) => (
            <View
              key={columns[index]?.name}
              className={`figure-table-figure ${index === 0 ? 'figure-table-first' : ''}`}
              style={{ width: columns[index]?.width }}
            >
              {figure}
            </View>
          ))}
        </View>
      </View>
      {onTap && (
        <View className="figure-table-way">
          <Icon name="next" size={16} />
        </View>
      )}
    </>
  )
  if (!onTap) return <View className="figure-table-row">{inside}</View>
  const said = [words, detail, ...figures.map((figure, index) => `${columns[index]?.name} ${figure}`)]
  return (
    <Tap className="figure-table-row" label={said.filter(Boolean).join('，')} onTap={onTap}>
      {inside}
    </Tap>
  )
}
