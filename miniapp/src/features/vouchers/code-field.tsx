import { Input, View } from '@tarojs/components'
import './code-field.scss'
import { NUMBER_KEYBOARD } from '@/components/keyboards'
import { digitsOf, isWholeCode } from './digits'

const PLACES = Array.from({ length: 12 }, (_, place) => place)
const GROUPS = [PLACES.slice(0, 6), PLACES.slice(6)]

type CodeFieldProps = { digits: string; disabled: boolean; onChange(digits: string): void }

/** Twelve places for the digits a guest reads out, in the groups in which they stand on the guest's phone. */
export const CodeField = ({ digits, disabled, onChange }: CodeFieldProps) => (
  <View className="code-field">
    {GROUPS.map((places) => (
      <View key={places[0]} className="code-field-group">
        {places.map((place) => (
          <View
            key={place}
            className={`code-field-place ${place === digits.length ? 'code-field-next' : ''} ${place >= 6 ? 'hot' : ''}`}
          >
            {digits[place] ?? ''}
          </View>
        ))}
      </View>
    ))}
    <Input
      {...NUMBER_KEYBOARD}
      className="code-field-input"
      aria-label="12 位券码"
      value={digits}
      maxlength={20}
      disabled={disabled}
      focus={!isWholeCode(digits)}
      onInput={({ detail }) => onChange(digitsOf(detail.value))}
    />
  </View>
)
