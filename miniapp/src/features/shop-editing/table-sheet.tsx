import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Segments } from '@/components/segments'
import { Sheet } from '@/components/sheet'
import { Stepper } from '@/components/stepper'
import { Tap } from '@/components/tap'
import { TextField } from '@/components/text-field'
import { type DraftTable, reseated } from './plan-draft'
import './table-sheet.scss'

type TableSheetProps = {
  table: DraftTable
  /** How many bookings wait for it. */
  bookings: number
  fault: string | undefined
  /** What guests are told of other tables here. */
  features: string[]
  onChange(table: DraftTable): void
  onMove(): void
  onRemove(): void
  onClose(): void
}

const PARTY_MAX = 20
const FEATURES_MAX = 4
const SHAPES: { key: DraftTable['shape']; words: string }[] = [
  { key: 'rect', words: '方桌' },
  { key: 'round', words: '圆桌' },
]

/** One table: what it is called, who fits, and where it goes. */
export const TableSheet = (props: TableSheetProps) => {
  const { table, bookings, fault, onChange, onMove, onRemove, onClose } = props
  return (
    <Sheet open title={`${table.label} 号桌`} onClose={onClose}>
      {fault && (
        <Notice icon="speaker" tone="warn">
          {fault}
        </Notice>
      )}
      <TextField
        label="桌号"
        value={table.label}
        maxLength={8}
        onChange={(label) => onChange({ ...table, label: label.trim() })}
      />
      <Segments
        items={SHAPES}
        chosen={table.shape}
        onChoose={(shape) => onChange(reseated(table, { shape }))}
      />
      <Numbers table={table} onChange={onChange} />
      <Features {...props} />
      {bookings > 0 && (
        <Notice icon="calendar">{`还有 ${bookings} 桌订座等着它，撤之前先换桌或退掉。`}</Notice>
      )}
      <View className="table-sheet-acts">
        <Button kind="side" small onTap={onMove}>
          挪个地方
        </Button>
        <Button kind="side" small icon="bin" disabled={bookings > 0} onTap={onRemove}>
          撤掉
        </Button>
      </View>
      <Button kind="side" wide onTap={onClose}>
        这张好了
      </Button>
    </Sheet>
  )
}

const Numbers = ({ table, onChange }: Pick<TableSheetProps, 'table' | 'onChange'>) => {
  const rows = [
    {
      words: '几把椅子',
      value: table.seats,
      min: 1,
      max: PARTY_MAX,
      set: (seats: number) => reseated(table, { seats }),
    },
    {
      words: '最少接',
      value: table.partyMin,
      min: 1,
      max: table.partyMax,
      set: (partyMin: number) => ({ ...table, partyMin }),
    },
    {
      words: '最多接',
      value: table.partyMax,
      min: table.partyMin,
      max: PARTY_MAX,
      set: (partyMax: number) => ({ ...table, partyMax }),
    },
  ]
  return (
    <>
      {rows.map(({ words, value, min, max, set }) => (
        <View key={words} className="row between" role="group" aria-label={words}>
          <View>{words}</View>
          <Stepper
            value={value}
            min={min}
            max={max}
            unit={words === '几把椅子' ? '把' : '位'}
            onChange={(next) => onChange(set(next))}
          />
        </View>
      ))}
    </>
  )
}

const USUAL_FEATURES = ['靠窗', '包间', '卡座', '安静', '露台', '近吧台']

const Features = ({ table, features, onChange }: TableSheetProps) => (
  <View className="table-sheet-features" role="group" aria-label="这张桌的好处">
    {[...new Set([...USUAL_FEATURES, ...features])].map((feature) => {
      const on = table.features.includes(feature)
      const others = table.features.filter((each) => each !== feature)
      return (
        <Tap
          key={feature}
          className={`table-sheet-feature ${on ? 'table-sheet-chosen' : ''}`}
          pressed={on}
          disabled={!on && others.length >= FEATURES_MAX}
          onTap={() => onChange({ ...table, features: on ? others : [...others, feature] })}
        >
          {feature}
        </Tap>
      )
    })}
  </View>
)
