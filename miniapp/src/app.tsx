import { useDidHide, useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { CacheProvider } from '@/client/cache'
import { logHidden, logShown } from '@/platform/app-log'
import { watchFailures } from '@/platform/failures'
import { openTab } from '@/platform/navigation'
import { settleOnTheWeb } from '@/platform/on-the-web'
import { watchPrivacy } from '@/platform/privacy'
import './styles/base.scss'

const App = ({ children }: PropsWithChildren) => {
  useLaunch(watchFailures)
  useLaunch(watchPrivacy)
  useLaunch(settleOnTheWeb)
  useDidShow(logShown)
  useDidHide(logHidden)
  usePageNotFound(() => openTab('home'))
  return <CacheProvider>{children}</CacheProvider>
}

export default App
