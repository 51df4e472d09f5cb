import { useDidHide, useDidShow } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { CacheProvider } from '@/client/cache'
import { flushEvents, logOpening } from '@/platform/events'
import './styles/base.scss'

const App = ({ children }: PropsWithChildren) => {
  useDidShow(logOpening)
  useDidHide(flushEvents)
  return <CacheProvider>{children}</CacheProvider>
}

export default App
