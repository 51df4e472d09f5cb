import { SearchField } from './search-field'

const LENGTH = 4

type TailFieldProps = { value: string; onChange(digits: string): void }

/** Where staff type the last four digits of a phone to find somebody. */
export const TailField = ({ value, onChange }: TailFieldProps) => (
  <SearchField
    label="手机尾号"
    placeholder="手机尾号，4 位"
    type="number"
    maxLength={LENGTH}
    value={value}
    onChange={(typed) => onChange(typed.replace(/\D/g, '').slice(0, LENGTH))}
  />
)

export const isWholeTail = (digits: string) => digits.length === LENGTH
