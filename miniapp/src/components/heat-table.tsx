import { View } from '@tarojs/components'
import { shadeOf } from './heat-shade'
import './heat-table.scss'

type HeatCell = {
  figure: string
  /** From 0 to 1; null where there is nobody to be a part of. */
  part: number | null
}
type HeatRow = { key: string; words: string; detail: string; cells: HeatCell[] }

type HeatTableProps = { corner: string; head: string[]; rows: HeatRow[] }

/** A table whose cells are the darker the more of a row's people are in them; the figure in each is the truth. */
export const HeatTable = ({ corner, head, rows }: HeatTableProps) => (
  <View className="heat-table">
    <View className="heat-table-names">
      <View className="heat-table-head">{corner}</View>
      {rows.map(({ key, words, detail }) => (
        <View key={key} className="heat-table-name">
          <View className="one-line">{words}</View>
          <View className="tiny">{detail}</View>
        </View>
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
        {rows.map(({ key, cells }) => (
          <View key={key} className="heat-table-row">
            {cells.map(({ figure, part }, index) => (
              <View key={head[index]} className={`heat-table-cell heat-table-${shadeOf(part)}`}>
                {figure}
              </View>
            ))}
          </View>
        ))}
      </View>
    </View>
  </View>
)
