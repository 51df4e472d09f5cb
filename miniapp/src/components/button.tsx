import type { PropsWithChildren } from 'react'
import { Icon, type IconName } from './icon'
import './button.scss'
import { Tap } from './tap'

type ButtonProps = PropsWithChildren<{
  /** `main` acts, once a page; `side` stands beside it; `yes` agrees; `plain` is the quiet way out. */
  kind: 'main' | 'side' | 'yes' | 'plain'
  small?: boolean
  wide?: boolean
  busy?: boolean
  disabled?: boolean
  icon?: IconName
  label?: string
  onTap(): void
}>

export const Button = ({ kind, small, wide, busy, disabled, icon, label, onTap, children }: ButtonProps) => (
  <Tap
    className={`button button-${kind} ${small ? 'button-small' : ''} ${wide ? 'button-wide' : ''} ${disabled || busy ? 'button-off' : ''}`}
    label={label}
    disabled={disabled || busy}
    onTap={onTap}
  >
    {icon && <Icon name={icon} />}
    {children}
  </Tap>
)
