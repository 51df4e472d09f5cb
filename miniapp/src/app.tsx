import { useDidHide, useDidShow, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { CacheProvider } from '@/client/cache'
import { flushEvents, logOpening } from '@/platform/events'
import { openTab } from '@/platform/navigation'
import './styles/base.scss'

const App = ({ children }: PropsWithChildren) => {
  useDidShow(logOpening)
  useDidHide(flushEvents)
  usePageNotFound(() => openTab('home'))
  return <CacheProvider>{children}</CacheProvider>
}

export default App
