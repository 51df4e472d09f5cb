import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import './sheet.scss'
import { Tap } from './tap'

type SheetProps = PropsWithChildren<{
  open: boolean
  title: string
  /** What acts, where there may be more above it than fits: it stays in sight. */
  foot?: ReactNode
  onClose(): void
}>

/** Rises from below for a small choice; a tap beside it closes it. */
export const Sheet = ({ open, title, foot, onClose, children }: SheetProps) =>
  open ? (
    <View className="sheet" role="dialog" aria-modal="true" aria-label={title} catchMove>
      <Tap className="sheet-scrim" label="关上" onTap={onClose}>
        <View />
      </Tap>
      {foot ? (
        <View className="sheet-paper sheet-footed">
          <View className="section">{title}</View>
          <View className="sheet-body">{children}</View>
          <View className="sheet-foot">{foot}</View>
        </View>
      ) : (
        <View className="sheet-paper">
          <View className="section">{title}</View>
          {children}
        </View>
      )}
    </View>
  ) : null
