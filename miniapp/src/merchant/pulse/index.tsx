import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { OpenAlerts } from '@/features/alerts/open-alerts'
import { PageFrame } from '@/features/frame/page-frame'
import { OverviewBoard } from '@/features/insights/overview/overview-board'
import { scopeIn } from '@/features/workplace/scope-in'
import { StaffTabs } from '@/features/workplace/staff-tabs'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { useWorkplaceSwitch } from '@/features/workplace/use-workplace-switch'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { BRAND } from '../../../../api/_insights/vocabulary'

const PulsePage = () => {
  const workplace = useWorkplace()
  const { storeId, all: everywhere } = useRouter().params
  const [asked, ask] = useState(everywhere === '1' ? BRAND : storeId)
  const { place, scope } = scopeIn(workplace, asked, '经营')
  const owns = workplace.role === 'owner' && workplace.stores.length > 1
  const all = owns && scope === BRAND
  const show = (id: string) => {
    workplace.choose(id)
    ask(undefined)
  }
  const { title, sheet } = useWorkplaceSwitch(
    { ...place, choose: show },
    owns ? { chosen: all, choose: (every) => ask(every ? BRAND : undefined) } : undefined,
  )
  return (
    <PageFrame title={title} tabs={<StaffTabs current="pulse" />}>
      <WorkplaceDoor
        workplace={place}
        managersSee="经营的数字只有店长和老板能看。"
        blocks={[92, 300, 190, 190]}
      >
        {(store) => (
          <OverviewBoard key={store.id} storeId={store.id} today={store.today} all={all} onStore={show}>
            <OpenAlerts key={store.id} store={store} />
          </OverviewBoard>
        )}
      </WorkplaceDoor>
      {sheet}
    </PageFrame>
  )
}

export default PulsePage
