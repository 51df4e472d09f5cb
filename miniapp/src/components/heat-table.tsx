import { View } from '@tarojs/components'
import { shadeOf } from './heat-shade'
import './heat-table.scss'
import { Tap } from './tap'

type HeatCell = {
  figure: string
  /** From 0 to 1; null where there is nobody to be a part of. */
  part: number | null
}
type HeatRow = { key: string; words: string; detail: string; cells: HeatCell[] }

type HeatTableProps = {
  corner: string
  head: string[]
  rows: HeatRow[]
  /** Opens who is in a cell, by its row and its column; column 0 is the whole row. A dash opens nothing. */
  onCell(key: string, column: number): void
}

/** A table whose cells are the darker the more of a row's people are in them; the figure in each is the truth. */
export const HeatTable = ({ corner, head, rows, onCell }: HeatTableProps) => (
  <View className="heat-table">
    <View className="heat-table-names">
      <View className="heat-table-head">{corner}</View>
      {rows.map(({ key, words, detail }) => (
        <Tap key={key} className="heat-table-name" label={`${words}，${detail}`} onTap={() => onCell(key, 0)}>
          <View className="one-line">{words}</View>
          <View className="tiny heat-table-all">{detail}</View>
        </Tap>
      ))}
    </View>
    <View className="heat-table-field">
      <View>
        <View className="heat-table-heads">
          {head.map((words) => (
            <View key={words} className="heat-table-head">
              {words}
            </View>
          ))}
        </View>
        {rows.map(({ key, words, cells }) => (
          <View key={key} className="heat-table-row">
            {cells.map(({ figure, part }, index) => (
              <Tap
                key={head[index]}
                className={`heat-table-cell heat-table-${shadeOf(part)}`}
                label={`${words}，${head[index]} ${figure}`}
                disabled={part === null}
                onTap={() => onCell(key, index + 1)}
              >
                {figure}
              </Tap>
            ))}
          </View>
        ))}
      </View>
    </View>
  </View>
)
