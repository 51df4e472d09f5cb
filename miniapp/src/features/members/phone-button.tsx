import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { WeChatButton } from '@/components/wechat-button'
import { askPhoneCode, hasWeChatButtons } from '@/platform/phone-code'

type PhoneButtonProps = { words: string; busy: boolean; onCode(code: string): void }

/** Gets the code for the phone number from WeChat. Whoever closes WeChat's sheet has said no, and hears that it is fine. */
export const PhoneButton = ({ words, busy, onCode }: PhoneButtonProps) => {
  const [refused, setRefused] = useState(false)
  const take = (code: string | undefined) => {
    setRefused(!code)
    if (code) onCode(code)
  }
  if (!hasWeChatButtons && !askPhoneCode)
    return <View className="note">请在微信里打开，才能用微信手机号加入。</View>
  return (
    <View className="stack-snug">
      {refused && (
        <View className="note" role="status">
          没给手机号也没关系，别的都能照常用。
        </View>
      )}
      {askPhoneCode ? (
        <Button kind="main" wide busy={busy} onTap={async () => take(await askPhoneCode?.())}>
          {words}
        </Button>
      ) : (
        <WeChatButton kind="main" wide disabled={busy} does="getPhoneNumber" onPhoneCode={take}>
          {words}
        </WeChatButton>
      )}
    </View>
  )
}
