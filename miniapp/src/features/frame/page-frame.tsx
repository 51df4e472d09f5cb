import { View } from '@tarojs/components'
import type { CSSProperties, PropsWithChildren, ReactNode } from 'react'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { topInsets } from '@/platform/insets'
import { goBack } from '@/platform/navigation'
import { typeScale } from '@/platform/type-size'
import { OpenInWeChat } from './open-in-wechat'
import './page-frame.scss'
import { PrivacySheet } from './privacy-sheet'

type PageFrameProps = PropsWithChildren<{
  title?: ReactNode
  /** A way back at the top left. */
  back?: boolean
  /** The header lies over the picture the page begins with. */
  over?: boolean
  /** What stands at the thumb: one main button, or the bar of tabs. */
  dock?: ReactNode
  tabs?: ReactNode
}>

// Taro's styles do not know custom properties.
const typeStyle = () => ({ '--type': String(typeScale()) }) as CSSProperties

/** Every page's frame: room for the phone's own bars, the header, the page, and what stands at the thumb. */
export const PageFrame = ({ title, back, over, dock, tabs, children }: PageFrameProps) => {
  const { statusHeight, capsuleWidth } = topInsets()
  return (
    <View className={`page-frame ${tabs ? 'page-frame-tabbed' : ''}`} style={typeStyle()}>
      <View
        className={`page-frame-header ${over ? 'page-frame-over' : ''}`}
        style={{ paddingTop: `${statusHeight}px`, paddingRight: `${capsuleWidth || 16}px` }}
      >
        {back && (
          <Tap className="page-frame-back" label="返回" onTap={goBack}>
            <Icon name="back" />
          </Tap>
        )}
        <View className="page-frame-title">
          {typeof title === 'string' ? <View className="one-line">{title}</View> : title}
        </View>
      </View>
      <View className="page-frame-main">{children}</View>
      {dock && <View className="page-frame-dock">{dock}</View>}
      {tabs}
      <PrivacySheet />
      {process.env.TARO_ENV === 'h5' && <OpenInWeChat />}
    </View>
  )
}
