import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { OpenAlerts } from '@/features/alerts/open-alerts'
import { PageFrame } from '@/features/frame/page-frame'
import { OverviewBoard } from '@/features/insights/overview/overview-board'
import { StaffTabs } from '@/features/workplace/staff-tabs'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { useWorkplaceSwitch } from '@/features/workplace/use-workplace-switch'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const PulsePage = () => {
  const workplace = useWorkplace()
  const [all, setAll] = useState(useRouter().params.all === '1')
  const owns = workplace.role === 'owner' && workplace.stores.length > 1
  const { title, sheet } = useWorkplaceSwitch(workplace, owns ? { chosen: all, choose: setAll } : undefined)
  return (
    <PageFrame title={title} tabs={<StaffTabs current="pulse" />}>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="经营的数字只有店长和老板能看。"
        blocks={[92, 300, 190, 190]}
      >
        {(store) => (
          <OverviewBoard
            key={store.id}
            storeId={store.id}
            today={store.today}
            all={owns && all}
            onStore={(storeId) => {
              workplace.choose(storeId)
              setAll(false)
            }}
          >
            <OpenAlerts key={store.id} store={store} />
          </OverviewBoard>
        )}
      </WorkplaceDoor>
      {sheet}
    </PageFrame>
  )
}

export default PulsePage
