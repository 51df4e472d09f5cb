import { PageFrame } from '@/features/frame/page-frame'
import { GuestList } from '@/features/reports/guest-list'
import { StaffTabs } from '@/features/workplace/staff-tabs'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { useWorkplaceSwitch } from '@/features/workplace/use-workplace-switch'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const GuestsPage = () => {
  const workplace = useWorkplace()
  const { title, sheet } = useWorkplaceSwitch(workplace)
  return (
    <PageFrame title={title} tabs={<StaffTabs current="guests" />}>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="客人的名册只有店长和老板能看。"
        blocks={[36, 68, 68, 68, 68, 68]}
      >
        {(store) => <GuestList key={store.id} store={store} />}
      </WorkplaceDoor>
      {sheet}
    </PageFrame>
  )
}

export default GuestsPage
