import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Tap } from './tap'
import './undo-bar.scss'

const STANDS_MS = 5_000

type UndoBarProps = { words: string; onUndo(): void }

/** What was just done, with a way back, for five seconds above the dock; give each its own `key`. */
export const UndoBar = ({ words, onUndo }: UndoBarProps) => {
  const [stands, setStands] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setStands(false), STANDS_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!stands) return null
  const undo = () => {
    setStands(false)
    onUndo()
  }
  return (
    <View className="undo-bar" role="status">
      <View className="grow one-line">{words}</View>
      <Tap className="undo-bar-act" label={`撤回：${words}`} onTap={undo}>
        撤回
      </Tap>
      <View className="undo-bar-left" style={{ animationDuration: `${STANDS_MS}ms` }} />
    </View>
  )
}
