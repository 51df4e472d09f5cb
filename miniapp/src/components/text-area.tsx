import { Textarea, View } from '@tarojs/components'
import './text-area.scss'

type TextAreaProps = {
  label: string
  value: string
  placeholder?: string
  maxLength: number
  /** What is wrong with it, in a sentence. */
  fault?: string | null
  onChange(value: string): void
}

/** A field for a sentence or two. */
export const TextArea = ({ label, value, placeholder, maxLength, fault, onChange }: TextAreaProps) => (
  <View className={`text-area ${fault ? 'text-area-wrong' : ''}`}>
    <View className="row between">
      <View className="note">{label}</View>
      <View className="note">
        {value.length}/{maxLength}
      </View>
    </View>
    <Textarea
      className="text-area-input"
      aria-label={label}
      value={value}
      placeholder={placeholder}
      placeholderClass="text-area-placeholder"
      maxlength={maxLength}
      autoHeight
      onInput={(event) => onChange(event.detail.value)}
    />
    {fault && (
      <View className="text-area-fault" role="alert">
        {fault}
      </View>
    )}
  </View>
)
