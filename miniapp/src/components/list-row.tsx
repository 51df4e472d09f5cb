import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import './list-row.scss'
import { Tap } from './tap'

type ListRowProps = { icon?: IconName; words: string; detail?: ReactNode; onTap?(): void }

/** A line of a list: what it is, then its state; with a way on when it can be tapped. */
export const ListRow = ({ icon, words, detail, onTap }: ListRowProps) => {
  const inside = (
    <>
      {icon && <Icon name={icon} className="list-row-icon" />}
      <View className="list-row-words one-line">{words}</View>
      {detail !== undefined && <View className="list-row-detail note">{detail}</View>}
      {onTap && <Icon name="next" size={16} className="list-row-icon" />}
    </>
  )
  return onTap ? (
    <Tap className="list-row" onTap={onTap}>
      {inside}
    </Tap>
  ) : (
    <View className="list-row">{inside}</View>
  )
}
