import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { RetentionBoard } from '@/features/insights/retention/retention-board'
import { scopeIn } from '@/features/workplace/scope-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const RetentionPage = () => {
  const { storeId } = useRouter().params
  const workplace = useWorkplace()
  const { store, place, scope, title } = scopeIn(workplace, storeId, '留存')
  return (
    <PageFrame back title={title}>
      <WorkplaceDoor
        workplace={place}
        managersSee="客人还来不来，只有店长和老板能看。"
        blocks={[44, 44, 190, 320]}
      >
        {(chosen) => <RetentionBoard key={scope} scope={scope ?? (store ?? chosen).id} />}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default RetentionPage
