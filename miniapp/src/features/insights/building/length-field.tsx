import { View } from '@tarojs/components'
import { useState } from 'react'
import { PickChips } from '@/components/pick-chips'
import { TextField } from '@/components/text-field'
import { LENGTH_UNITS, type LengthUnit, lengthOf, secondsOf } from './lengths'
import './length-field.scss'

type LengthFieldProps = { label: string; seconds: number; onChange(seconds: number): void }

/** A length of time: how many, and of what. What is typed holds once it is a length. */
export const LengthField = ({ label, seconds, onChange }: LengthFieldProps) => {
  const first = lengthOf(seconds)
  const [typed, setTyped] = useState(String(first.count))
  const [unit, setUnit] = useState<LengthUnit>(first.unit)
  const take = (count: string, of: LengthUnit) => {
    setTyped(count)
    setUnit(of)
    const length = secondsOf(count, of)
    if (length !== null) onChange(length)
  }
  return (
    <View className="length-field">
      <TextField
        label={label}
        value={typed}
        type="number"
        maxLength={5}
        fault={secondsOf(typed, unit) === null ? '写 1 分钟到 366 天之间的整数' : null}
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
