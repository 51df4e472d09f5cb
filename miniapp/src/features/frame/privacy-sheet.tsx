import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { WeChatButton } from '@/components/wechat-button'
import { AGREE_BUTTON, answerPrivacy, openPrivacyGuide, usePrivacyAsked } from '@/platform/privacy'

/** Asks before WeChat hands out something personal for the first time; a no stops that one thing and nothing else. */
export const PrivacySheet = () => {
  const asked = usePrivacyAsked()
  if (!asked) return null
  const refuse = () => answerPrivacy(false)
  return (
    <Sheet open title="先看一眼隐私说明" onClose={refuse}>
      <View className="note">
        接下来要用到微信里的东西，比如手机号、照片或位置。店里拿来做什么，说明里写着。不同意也行，别的都能照常用。
      </View>
      <Button kind="side" wide onTap={openPrivacyGuide}>
        看隐私说明
      </Button>
      <WeChatButton
        id={AGREE_BUTTON}
        kind="main"
        wide
        does="agreePrivacyAuthorization"
        onAgree={() => answerPrivacy(true)}
      >
        看过了，同意
      </WeChatButton>
      <Button kind="plain" wide onTap={refuse}>
        不同意
      </Button>
    </Sheet>
  )
}
