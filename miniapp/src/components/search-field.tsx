import { Input, View } from '@tarojs/components'
import { Icon } from './icon'
import './search-field.scss'
import { Tap } from './tap'

type SearchFieldProps = {
  label: string
  placeholder: string
  value: string
  type?: 'text' | 'number'
  maxLength?: number
  onChange(value: string): void
}

export const SearchField = ({
  label,
  placeholder,
  value,
  type = 'text',
  maxLength = 20,
  onChange,
}: SearchFieldProps) => (
  <View className="search-field">
    <Icon name="search" size={20} />
    <Input
      className="search-field-input"
      aria-label={label}
      value={value}
      type={type}
      placeholder={placeholder}
      placeholderClass="search-field-placeholder"
      confirmType="search"
      maxlength={maxLength}
      onInput={(event) => onChange(event.detail.value)}
    />
    {value !== '' && (
      <Tap className="search-field-clear" label="清掉" onTap={() => onChange('')}>
        <Icon name="cross" size={16} />
      </Tap>
    )}
  </View>
)
