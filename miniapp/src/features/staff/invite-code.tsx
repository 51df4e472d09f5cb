import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Invite } from '@/client/members'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { WeChatButton } from '@/components/wechat-button'
import { copy } from '@/platform/phone'
import { canShare, useSharedByButton } from '@/platform/share-by-button'
import './invite-code.scss'
import { codeGroups, goodUntil } from './staff-words'

type InviteCodeProps = {
  invite: Invite
  /** 「滨江店店员」 */
  post: string
  today: string
  onClose(): void
}

/** The code of an invite, which is told here and never again. */
export const InviteCode = ({ invite, post, today, onClose }: InviteCodeProps) => {
  const [copied, setCopied] = useState<boolean>()
  useSharedByButton({
    title: `请你来当${post}：点开，写上称呼`,
    page: `pages/me/index?invite=${invite.code}`,
  })
  return (
    <>
      <View className="invite-code" aria-label={`邀请码 ${invite.code}`}>
        {codeGroups(invite.code).map((group) => (
          <View key={group}>{group}</View>
        ))}
      </View>
      <View>发给要来上班的人：打开小程序，我的 → 在店里上班，把码填进去。</View>
      <Notice icon="clock">{`${goodUntil(invite, today)}有效，填一次就作废。只在这里显示一次，关上就看不到了。`}</Notice>
      {copied === false && (
        <Notice icon="again" tone="warn">
          手机没让复制，照着念给对方听吧。
        </Notice>
      )}
      <Button kind="main" wide onTap={async () => setCopied(await copy(invite.code))}>
        {copied ? '复制好了，去发给对方' : '复制这个邀请码'}
      </Button>
      {canShare && (
        <WeChatButton kind="side" wide does="share">
          <Icon name="share" />
          在微信里发给对方
        </WeChatButton>
      )}
      <Button kind="plain" wide onTap={onClose}>
        发好了，关上
      </Button>
    </>
  )
}
