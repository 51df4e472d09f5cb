import { Input } from '@tarojs/components'
import './gap-field.scss'
import { MONEY_KEYBOARD, NUMBER_KEYBOARD } from './keyboards'

type GapFieldProps = {
  label: string
  value: string
  /** `money` lets cents be typed. */
  kind?: 'money' | 'count'
  placeholder?: string
  wrong?: boolean
  onChange(value: string): void
}

const MAX_LENGTH = 9

/** A gap in a sentence, for a number. */
export const GapField = ({ label, value, kind = 'count', placeholder, wrong, onChange }: GapFieldProps) => (
  <Input
    {...(kind === 'money' ? MONEY_KEYBOARD : NUMBER_KEYBOARD)}
    className={`gap-field ${wrong ? 'gap-field-wrong' : ''}`}
    style={{ width: `${Math.max(value.length, placeholder?.length ?? 0, 2) * 12 + 20}px` }}
    aria-label={label}
    value={value}
    placeholder={placeholder}
    placeholderClass="gap-field-placeholder"
    maxlength={MAX_LENGTH}
    onInput={(event) => onChange(event.detail.value)}
  />
)
