import { useDidHide, useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { CacheProvider } from '@/client/cache'
import { flushEvents, logOpening } from '@/platform/events'
import { openTab } from '@/platform/navigation'
import { settleOnTheWeb } from '@/platform/on-the-web'
import { watchPrivacy } from '@/platform/privacy'
import './styles/base.scss'

const App = ({ children }: PropsWithChildren) => {
  useLaunch(watchPrivacy)
  useLaunch(settleOnTheWeb)
  useDidShow(logOpening)
  useDidHide(flushEvents)
  usePageNotFound(() => openTab('home'))
  return <CacheProvider>{children}</CacheProvider>
}

export default App
