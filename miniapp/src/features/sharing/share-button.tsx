import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { WeChatButton } from '@/components/wechat-button'
import type { ShareCard } from '@/platform/share-card'
import { shareLink } from '@/platform/share-link'

type ShareButtonProps = { card: ShareCard; kind: 'main' | 'side'; words: string }

const SAID = { sent: '发出去了。', copied: '链接抄好了，贴给朋友就行。', kept: '' }

/** Sends a card on. In WeChat the page's own card goes, which `useShareCard` has laid ready. */
export const ShareButton = ({ card, kind, words }: ShareButtonProps) => {
  const [said, setSaid] = useState('')
  if (!shareLink)
    return (
      <WeChatButton kind={kind} wide does="share">
        <Icon name="share" />
        {words}
      </WeChatButton>
    )
  const send = async () => setSaid(SAID[(await shareLink?.(card)) ?? 'kept'])
  return (
    <View className="stack-snug">
      <Button kind={kind} wide icon="share" onTap={send}>
        {words}
      </Button>
      {said && (
        <View className="note" role="status">
          {said}
        </View>
      )}
    </View>
  )
}
