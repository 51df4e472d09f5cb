import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Invite } from '@/client/members'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { copy } from '@/platform/phone'
import './invite-code.scss'
import { codeGroups, goodUntil } from './staff-words'

type InviteCodeProps = { invite: Invite; today: string; onClose(): void }

/** The code of an invite, which is told here and never again. */
export const InviteCode = ({ invite, today, onClose }: InviteCodeProps) => {
  const [copied, setCopied] = useState<boolean>()
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
      <Button kind="plain" wide onTap={onClose}>
        发好了，关上
      </Button>
    </>
  )
}
