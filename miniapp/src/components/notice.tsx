import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon, type IconName } from './icon'
import './notice.scss'

type NoticeProps = PropsWithChildren<{ icon: IconName; tone?: 'sand' | 'calm' | 'warn' }>

export const Notice = ({ icon, tone = 'sand', children }: NoticeProps) => (
  <View className={`notice notice-${tone}`}>
    <Icon name={icon} size={20} className="notice-icon" />
    <View className="grow">{children}</View>
  </View>
)
