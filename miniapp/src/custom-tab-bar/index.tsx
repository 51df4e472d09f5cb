import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { GuestTabBar } from '@/features/frame/guest-tabs'
import { currentTab } from '@/platform/navigation'

const CustomTabBar = () => {
  const [current, setCurrent] = useState(currentTab)
  useDidShow(() => setCurrent(currentTab()))
  return <GuestTabBar current={current} />
}

export default CustomTabBar
