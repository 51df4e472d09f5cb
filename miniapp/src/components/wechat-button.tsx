import { Button } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './button.scss'
import './wechat-button.scss'

type WeChatButtonProps = PropsWithChildren<{
  id?: string
  kind?: 'main' | 'side' | 'yes' | 'plain'
  wide?: boolean
  small?: boolean
  disabled?: boolean
  label?: string
  does: 'share' | 'getPhoneNumber' | 'chooseAvatar' | 'agreePrivacyAuthorization'
  /** The code of the phone number; undefined if the person would rather not. */
  onPhoneCode?(code: string | undefined): void
  /** Where the phone has put the picture. */
  onAvatar?(file: string): void
  onAgree?(): void
}>

/** A button only WeChat can carry out: it looks like ours and is WeChat's own. Nothing of it works on the web. */
export const WeChatButton = ({
  id,
  kind,
  wide,
  small,
  disabled,
  label,
  does,
  onPhoneCode,
  onAvatar,
  onAgree,
  children,
}: WeChatButtonProps) => (
  <Button
    {...(id === undefined ? {} : { id })}
    className={`wechat-button tap ${kind ? `button button-${kind}` : ''} ${small ? 'button-small' : ''} ${wide ? 'button-wide' : ''} ${disabled ? 'button-off' : ''}`}
    hoverClass="tap-held"
    openType={does}
    disabled={disabled}
    aria-label={label}
    {...(onPhoneCode ? { onGetPhoneNumber: ({ detail }) => onPhoneCode(detail.code) } : {})}
    {...(onAvatar ? { onChooseAvatar: ({ detail }) => onAvatar(detail.avatarUrl) } : {})}
    {...(onAgree ? { onAgreePrivacyAuthorization: onAgree } : {})}
  >
    {children}
  </Button>
)
