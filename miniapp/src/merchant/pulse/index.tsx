import { OpenAlerts } from '@/features/alerts/open-alerts'
import { PageFrame } from '@/features/frame/page-frame'
import { PulseBoard } from '@/features/insights/pulse-board'
import { StaffTabs } from '@/features/workplace/staff-tabs'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { useWorkplaceSwitch } from '@/features/workplace/use-workplace-switch'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const PulsePage = () => {
  const workplace = useWorkplace()
  const { title, sheet } = useWorkplaceSwitch(workplace)
  return (
    <PageFrame title={title} tabs={<StaffTabs current="pulse" />}>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="经营的数字只有店长和老板能看。"
        blocks={[50, 184, 160, 180]}
      >
        {(store) => (
          <>
            <OpenAlerts key={store.id} store={store} />
            <PulseBoard key={store.id} storeId={store.id} />
          </>
        )}
      </WorkplaceDoor>
      {sheet}
    </PageFrame>
  )
}

export default PulsePage
