import { View } from '@tarojs/components'
import { TabBar } from '@/components/tab-bar'
import { openTab, pageDrawsTabBar } from '@/platform/navigation'
import { logTap } from '@/platform/taps'

const ITEMS = [
  { key: 'home', words: '首页', icon: 'home' },
  { key: 'menu', words: '菜单', icon: 'bowl' },
  { key: 'booking', words: '订座', icon: 'table' },
  { key: 'coupons', words: '券', icon: 'ticket' },
  { key: 'me', words: '我的', icon: 'person' },
] as const

const go = (key: (typeof ITEMS)[number]['key']) => {
  logTap(`tab.${key}`)
  openTab(key)
}

type GuestTabsProps = { current: Exclude<(typeof ITEMS)[number]['key'], 'booking'> }

/** The guest's bar: four tabs, and the booking page in the middle. */
export const GuestTabBar = ({ current }: GuestTabsProps) => (
  <TabBar items={ITEMS} current={current} onSelect={go} />
)

/** What a tab page passes as `tabs` to its frame; where the phone draws the bar, only the room for it. */
export const GuestTabs = ({ current }: GuestTabsProps) =>
  pageDrawsTabBar ? <GuestTabBar current={current} /> : <View />
