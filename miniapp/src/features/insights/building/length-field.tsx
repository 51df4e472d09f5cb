import { View } from '@tarojs/components'
import { useState } from 'react'
import { PickChips } from '@/components/pick-chips'
import { TextField } from '@/components/text-field'
import { LENGTH_ASKED, LENGTH_UNITS, type LengthUnit, lengthOf, secondsOf } from './lengths'
import './length-field.scss'

type LengthFieldProps = { label: string; seconds: number | null; onChange(seconds: number | null): void }

/** A length of time: how many, and of what; null as long as what is typed is none. */
export const LengthField = ({ label, seconds, onChange }: LengthFieldProps) => {
  const first = seconds === null ? { count: '', unit: 'days' as const } : lengthOf(seconds)
  const [typed, setTyped] = useState(String(first.count))
  const [unit, setUnit] = useState<LengthUnit>(first.unit)
  const take = (count: string, of: LengthUnit) => {
    setTyped(count)
    setUnit(of)
    onChange(secondsOf(count, of))
  }
  return (
    <View className="length-field">
      <TextField
        label={label}
        value={typed}
        type="number"
        maxLength={5}
        fault={secondsOf(typed, unit) === null ? LENGTH_ASKED : null}
        onChange={(count) => take(count, unit)}
      />
      <PickChips
        label="单位"
        items={LENGTH_UNITS}
        chosen={[unit]}
        onPick={(key: LengthUnit) => take(typed, key)}
      />
    </View>
  )
}
