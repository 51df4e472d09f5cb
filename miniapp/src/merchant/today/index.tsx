import { Button } from '@/components/button'
import { PageFrame } from '@/features/frame/page-frame'
import { DayBook } from '@/features/staff-day/day-book'
import { StaffTabs } from '@/features/workplace/staff-tabs'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { useWorkplaceSwitch } from '@/features/workplace/use-workplace-switch'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { replacePage } from '@/platform/navigation'

const TodayPage = () => {
  const workplace = useWorkplace()
  const { title, sheet } = useWorkplaceSwitch(workplace)
  const scan = (
    <Button kind="main" icon="scan" wide onTap={() => replacePage('redeem')}>
      扫券 / 输 12 位码
    </Button>
  )
  return (
    <PageFrame title={title} dock={workplace.store && scan} tabs={<StaffTabs current="today" />}>
      <WorkplaceDoor workplace={workplace} blocks={[36, 112, 60, 60, 60]}>
        {(store, role) => <DayBook key={store.id} store={store} opensGuests={role !== 'clerk'} />}
      </WorkplaceDoor>
      {sheet}
    </PageFrame>
  )
}

export default TodayPage
