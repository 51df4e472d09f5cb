import { Input, View } from '@tarojs/components'
import './text-field.scss'

type TextFieldProps = {
  label: string
  value: string
  /** `nickname`: WeChat offers the name the person has there. */
  type?: 'text' | 'number' | 'digit' | 'nickname'
  placeholder?: string
  maxLength?: number
  /** What is wrong with it, in a sentence. */
  fault?: string | null
  focus?: boolean
  large?: boolean
  onChange(value: string): void
}

export const TextField = ({
  label,
  value,
  type = 'text',
  placeholder,
  maxLength = 40,
  fault,
  focus,
  large,
  onChange,
}: TextFieldProps) => (
  <View className={`text-field ${fault ? 'text-field-wrong' : ''} ${large ? 'text-field-large' : ''}`}>
    <View className="text-field-label">{label}</View>
    <Input
      className="text-field-input"
      aria-label={label}
      value={value}
      type={type}
      placeholder={placeholder}
      placeholderClass="text-field-placeholder"
      maxlength={maxLength}
      // In a browser it would take the focus again with every letter, even back from the next field.
      focus={focus && (process.env.TARO_ENV === 'weapp' || value === '')}
      onInput={(event) => onChange(event.detail.value)}
      // A name that is chosen above the keyboard is there once the field is left.
      {...(type === 'nickname' ? { onBlur: (event) => onChange(event.detail.value) } : {})}
    />
    {fault && (
      <View className="text-field-fault" role="alert">
        {fault}
      </View>
    )}
  </View>
)
