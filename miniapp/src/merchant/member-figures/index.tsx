import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { MemberBoard } from '@/features/insights/members/member-board'
import { titleIn } from '@/features/workplace/title-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const MemberFiguresPage = () => {
  const { storeId, ...first } = useRouter().params
  const workplace = useWorkplace()
  const store = workplace.stores.find(({ id }) => id === storeId) ?? workplace.store
  return (
    <PageFrame back title={titleIn({ ...workplace, store }, '会员')}>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="会员的数字只有店长和老板能看。"
        blocks={[92, 95, 190, 240]}
      >
        {(chosen) => {
          const { id, today } = store ?? chosen
          return <MemberBoard key={id} storeId={id} today={today} first={first} />
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default MemberFiguresPage
