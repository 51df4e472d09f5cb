import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './sheet.scss'
import { Tap } from './tap'

type SheetProps = PropsWithChildren<{ open: boolean; title: string; onClose(): void }>

/** Rises from below for a small choice; a tap beside it closes it. */
export const Sheet = ({ open, title, onClose, children }: SheetProps) =>
  open ? (
    <View className="sheet" role="dialog" aria-modal="true" aria-label={title} catchMove>
      <Tap className="sheet-scrim" label="关上" onTap={onClose}>
        <View />
      </Tap>
      <View className="sheet-paper">
        <View className="section">{title}</View>
        {children}
      </View>
    </View>
  ) : null
