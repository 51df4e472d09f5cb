import { View } from '@tarojs/components'
import './switch-row.scss'
import { Tap } from './tap'

type SwitchRowProps = {
  words: string
  detail?: string
  on: boolean
  busy?: boolean
  onChange(on: boolean): void
}

/** A line with something that is on or off. */
export const SwitchRow = ({ words, detail, on, busy, onChange }: SwitchRowProps) => (
  <Tap
    className="switch-row"
    role="switch"
    label={words}
    pressed={on}
    disabled={busy}
    onTap={() => onChange(!on)}
  >
    <View className="grow">
      <View>{words}</View>
      {detail && <View className="note">{detail}</View>}
    </View>
    <View className={`switch-row-track ${on ? 'switch-row-on' : ''}`}>
      <View className="switch-row-knob" />
    </View>
  </Tap>
)
