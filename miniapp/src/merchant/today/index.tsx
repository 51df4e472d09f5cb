import { OpenAlerts } from '@/features/alerts/open-alerts'
import { PageFrame } from '@/features/frame/page-frame'
import { DayBook } from '@/features/staff-day/day-book'
import { DayDock } from '@/features/staff-day/day-dock'
import { StaffTabs } from '@/features/workplace/staff-tabs'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { useWorkplaceSwitch } from '@/features/workplace/use-workplace-switch'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const TodayPage = () => {
  const workplace = useWorkplace()
  const { title, sheet } = useWorkplaceSwitch(workplace)
  return (
    <PageFrame title={title} dock={workplace.store && <DayDock />} tabs={<StaffTabs current="today" />}>
      <WorkplaceDoor workplace={workplace} blocks={[36, 112, 60, 60, 60]}>
        {(store, role) => (
          <>
            {role !== 'clerk' && <OpenAlerts key={store.id} store={store} />}
            <DayBook key={store.id} store={store} opensGuests={role !== 'clerk'} />
          </>
        )}
      </WorkplaceDoor>
      {sheet}
    </PageFrame>
  )
}

export default TodayPage
