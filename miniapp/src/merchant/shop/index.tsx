import { PageFrame } from '@/features/frame/page-frame'
import { ShopDesk } from '@/features/shop-desk/shop-desk'
import { StaffTabs } from '@/features/workplace/staff-tabs'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { useWorkplaceSwitch } from '@/features/workplace/use-workplace-switch'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const ShopPage = () => {
  const workplace = useWorkplace()
  const { title, sheet } = useWorkplaceSwitch(workplace)
  return (
    <PageFrame title={title} tabs={<StaffTabs current="shop" />}>
      <WorkplaceDoor workplace={workplace} blocks={[36, 168, 168]}>
        {(store, role) => <ShopDesk store={store} role={role} onStoreAdded={workplace.choose} />}
      </WorkplaceDoor>
      {sheet}
    </PageFrame>
  )
}

export default ShopPage
