import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './tag.scss'

export const Tag = ({ children }: PropsWithChildren) => <View className="tag">{children}</View>
