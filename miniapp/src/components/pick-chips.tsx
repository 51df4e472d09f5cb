import { View } from '@tarojs/components'
import { Icon } from './icon'
import './pick-chips.scss'
import { Tap } from './tap'

type PickChipsProps<K extends string> = {
  label: string
  items: { key: K; words: string }[]
  chosen: readonly K[]
  disabled?: boolean
  /** What is wrong with the choice, in a sentence. */
  fault?: string | null
  onPick(key: K): void
}

/** Things to pick some of, all of them in sight; a tap picks one or lets it go. */
export const PickChips = <K extends string>({
  label,
  items,
  chosen,
  disabled,
  fault,
  onPick,
}: PickChipsProps<K>) => (
  <View className="pick-chips" role="group" aria-label={label}>
    <View className="note">{label}</View>
    <View className="pick-chips-items">
      {items.map(({ key, words }) => {
        const on = chosen.includes(key)
        return (
          <Tap
            key={key}
            className={`pick-chips-item ${on ? 'pick-chips-on' : ''} ${disabled ? 'pick-chips-off' : ''}`}
            pressed={on}
            disabled={disabled}
            onTap={() => onPick(key)}
          >
            {on && <Icon name="check" size={16} />}
            {words}
          </Tap>
        )
      })}
    </View>
    {fault && (
      <View className="pick-chips-fault" role="alert">
        {fault}
      </View>
    )}
  </View>
)
