import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { GuestFile } from '@/features/reports/guest-file'
import { StaffTabs } from '@/features/workplace/staff-tabs'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const GuestPage = () => {
  const { personId = '', storeId } = useRouter().params
  const workplace = useWorkplace()
  return (
    <PageFrame title="客人" back tabs={<StaffTabs current="guests" />}>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="客人的往来只有店长和老板能看。"
        blocks={[64, 76, 320]}
      >
        {(chosen) => (
          <GuestFile
            store={workplace.stores.find(({ id }) => id === storeId) ?? chosen}
            personId={personId}
          />
        )}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default GuestPage
