import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { ActionBook } from '@/features/staff/action-book'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const ActionsPage = () => {
  const { personId } = useRouter().params
  const workplace = useWorkplace()
  return (
    <PageFrame back title="店里">
      <WorkplaceDoor workplace={workplace} ownersSee="谁做了什么，只有老板能看。" blocks={[36, 44, 44, 300]}>
        {(store) => <ActionBook stores={workplace.stores} today={store.today} personId={personId} />}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default ActionsPage
