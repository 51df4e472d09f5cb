import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { RetentionBoard } from '@/features/insights/retention/retention-board'
import { titleIn } from '@/features/workplace/title-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const RetentionPage = () => {
  const { storeId } = useRouter().params
  const workplace = useWorkplace()
  const store = workplace.stores.find(({ id }) => id === storeId) ?? workplace.store
  return (
    <PageFrame back title={titleIn({ ...workplace, store }, '留存')}>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="客人还来不来，只有店长和老板能看。"
        blocks={[44, 44, 190, 320]}
      >
        {(chosen) => {
          const { id } = store ?? chosen
          return <RetentionBoard key={id} storeId={id} />
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default RetentionPage
