import { View } from '@tarojs/components'
import type { CSSProperties, KeyboardEvent, PropsWithChildren } from 'react'
import './tap.scss'

type TapProps = PropsWithChildren<{
  /** What it does, where its words alone do not say so. */
  label?: string
  className?: string
  style?: CSSProperties
  id?: string
  disabled?: boolean
  /** For things that are on or off. */
  pressed?: boolean
  role?: 'button' | 'tab' | 'link' | 'switch'
  onTap(): void
}>

/** Anything that can be tapped: found by its role and name, reached by keyboard on the web. */
export const Tap = ({
  label,
  className = '',
  style,
  id,
  disabled,
  pressed,
  role = 'button',
  onTap,
  children,
}: TapProps) => {
  const act = () => {
    if (!disabled) onTap()
  }
  const reach = {
    role,
    ...(process.env.TARO_ENV === 'weapp' ? { ariaRole: role } : {}),
    'aria-label': label,
    'aria-disabled': disabled ? 'true' : undefined,
    ...(role === 'tab' ? { 'aria-selected': String(pressed ?? false) } : {}),
    ...(role === 'switch' ? { 'aria-checked': String(pressed ?? false) } : {}),
    ...(role === 'button' && pressed !== undefined ? { 'aria-pressed': String(pressed) } : {}),
    ...(id === undefined ? {} : { id }),
    tabIndex: 0,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      act()
    },
  }
  return (
    <View
      className={`tap ${className}`}
      style={style}
      hoverClass={disabled ? 'none' : 'tap-held'}
      onClick={act}
      {...reach}
    >
      {children}
    </View>
  )
}
