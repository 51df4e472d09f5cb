import { TabBar } from '@/components/tab-bar'
import { replacePage } from '@/platform/navigation'
import { useWorkplace } from './use-workplace'

const TODAY = { key: 'today', words: '今天', icon: 'clock' } as const
const REDEEM = { key: 'redeem', words: '核销', icon: 'scan' } as const
const GUESTS = { key: 'guests', words: '客人', icon: 'people' } as const
const PULSE = { key: 'pulse', words: '经营', icon: 'chart' } as const
const SHOP = { key: 'shop', words: '店里', icon: 'shop' } as const

const CLERK_TABS = [TODAY, REDEEM, SHOP]
const MANAGER_TABS = [TODAY, REDEEM, GUESTS, PULSE, SHOP]

type StaffTab = (typeof MANAGER_TABS)[number]['key']

/** The bar at the foot of the staff's pages; a clerk's is shorter. */
export const StaffTabs = ({ current }: { current: StaffTab }) => {
  const { role } = useWorkplace()
  const open = (key: StaffTab) => {
    if (key !== current) replacePage(key)
  }
  return (
    <TabBar
      items={role === 'manager' || role === 'owner' ? MANAGER_TABS : CLERK_TABS}
      current={current}
      onSelect={open}
    />
  )
}
