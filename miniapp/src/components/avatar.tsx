import { View } from '@tarojs/components'
import './avatar.scss'

/** A person by the first character of what they are called. */
export const Avatar = ({ name }: { name: string | null }) => (
  <View className="avatar">{name?.slice(0, 1) ?? '客'}</View>
)
