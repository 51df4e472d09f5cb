import { Input, View } from '@tarojs/components'
import { MONEY_KEYBOARD } from './keyboards'
import './money-field.scss'

const MAX_LENGTH = 12

type MoneyFieldProps = {
  label: string
  value: string
  placeholder: string
  /** What is wrong with it, in a sentence. */
  fault?: string | null
  onChange(value: string): void
}

/** A field for an amount in yuan, written large. */
export const MoneyField = ({ label, value, placeholder, fault, onChange }: MoneyFieldProps) => (
  <View className={`money-field ${fault ? 'money-field-wrong' : ''}`}>
    <View className="money-field-label">{label}</View>
    <View className="money-field-sign">¥</View>
    <Input
      {...MONEY_KEYBOARD}
      className="money-field-input"
      aria-label={label}
      value={value}
      placeholder={placeholder}
      placeholderClass="money-field-placeholder"
      maxlength={MAX_LENGTH}
      onInput={(event) => onChange(event.detail.value)}
    />
    {fault && (
      <View className="money-field-fault" role="alert">
        {fault}
      </View>
    )}
  </View>
)
