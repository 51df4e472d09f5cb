import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import './bill-line.scss'

type BillLineProps = PropsWithChildren<{ words: ReactNode; total?: boolean }>

/** What, and on the right how much. */
export const BillLine = ({ words, total, children }: BillLineProps) => (
  <View className={`bill-line ${total ? 'bill-line-total' : ''}`}>
    <View className="bill-line-words">{words}</View>
    <View className="bill-line-amount">{children}</View>
  </View>
)
