import { Input, View } from '@tarojs/components'
import { Icon } from './icon'
import './tail-field.scss'
import { Tap } from './tap'

const LENGTH = 4

type TailFieldProps = { value: string; onChange(digits: string): void }

/** Where staff type the last four digits of a phone to find somebody. */
export const TailField = ({ value, onChange }: TailFieldProps) => (
  <View className="tail-field">
    <Icon name="search" size={20} />
    <Input
      className="tail-field-input"
      aria-label="手机尾号"
      value={value}
      type="number"
      placeholder="手机尾号，4 位"
      placeholderClass="tail-field-placeholder"
      maxlength={LENGTH}
      onInput={(event) => onChange(event.detail.value.replace(/\D/g, '').slice(0, LENGTH))}
    />
    {value !== '' && (
      <Tap className="tail-field-clear" label="清掉尾号" onTap={() => onChange('')}>
        <Icon name="cross" size={16} />
      </Tap>
    )}
  </View>
)

export const isWholeTail = (digits: string) => digits.length === LENGTH
