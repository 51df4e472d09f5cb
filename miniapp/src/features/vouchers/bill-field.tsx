import { Input, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import './bill-field.scss'
import { MONEY_KEYBOARD } from '@/components/keyboards'

// A field that is not drawn yet cannot take the focus.
const DRAWN_AFTER_MS = 100

type BillFieldProps = { typed: string; onType(typed: string): void }

export const BillField = ({ typed, onType }: BillFieldProps) => {
  const [focus, setFocus] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setFocus(true), DRAWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <View className="bill-field">
      <View>¥</View>
      <Input
        {...MONEY_KEYBOARD}
        className="bill-field-input"
        aria-label="这桌账单"
        value={typed}
        placeholder="0.00"
        placeholderClass="bill-field-placeholder"
        maxlength={9}
        focus={focus}
        onInput={({ detail }) => onType(detail.value.trim())}
      />
    </View>
  )
}
