import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './card.scss'

type CardProps = PropsWithChildren<{ slim?: boolean; listed?: boolean; className?: string }>

/** One card, one decision. `listed` is for rows that bring their own height. */
export const Card = ({ slim, listed, className = '', children }: CardProps) => (
  <View className={`card ${slim ? 'card-slim' : ''} ${listed ? 'card-listed' : ''} ${className}`}>
    {children}
  </View>
)
