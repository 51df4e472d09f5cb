import { Image, View } from '@tarojs/components'
import './avatar.scss'

type AvatarProps = { name: string | null; picture?: string | null }

/** A person by their picture, or the first character of what they are called. */
export const Avatar = ({ name, picture }: AvatarProps) => (
  <View className="avatar">
    {picture ? (
      <Image className="avatar-picture" src={picture} mode="aspectFill" />
    ) : (
      (name?.slice(0, 1) ?? '客')
    )}
  </View>
)
