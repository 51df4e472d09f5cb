import { View } from '@tarojs/components'
import { usePicture } from '@/client/use-picture'
import { Avatar } from '@/components/avatar'
import { Tap } from '@/components/tap'
import { WeChatButton } from '@/components/wechat-button'
import { pictureUrl } from '@/platform/origin'
import { hasWeChatButtons } from '@/platform/phone-code'
import './avatar-field.scss'

type AvatarFieldProps = { name: string | null; picture: string | null; onChange(picture: string): void }

/** The picture of oneself: WeChat offers the one it has, the web a file. */
export const AvatarField = ({ name, picture, onChange }: AvatarFieldProps) => {
  const { choose, send, busy, fault } = usePicture()
  const take = async (sent: Promise<string | undefined>) => {
    const path = await sent
    if (path) onChange(path)
  }
  const face = (
    <View className="avatar-field">
      <Avatar name={name} picture={picture && pictureUrl(picture)} />
      <View className="note">{busy ? '正在传…' : picture ? '换一个头像' : '选一个头像，可不选'}</View>
    </View>
  )
  return (
    <View>
      {hasWeChatButtons ? (
        <WeChatButton
          does="chooseAvatar"
          label="选头像"
          disabled={busy}
          onAvatar={(file) => take(send(file))}
        >
          {face}
        </WeChatButton>
      ) : (
        <Tap label="选头像" disabled={busy} onTap={() => take(choose())}>
          {face}
        </Tap>
      )}
      {fault && (
        <View className="note wait" role="alert">
          {fault}
        </View>
      )}
    </View>
  )
}
