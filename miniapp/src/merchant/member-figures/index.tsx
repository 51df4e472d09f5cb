import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { MemberBoard } from '@/features/insights/members/member-board'
import { scopeIn } from '@/features/workplace/scope-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const MemberFiguresPage = () => {
  const { storeId, ...first } = useRouter().params
  const workplace = useWorkplace()
  const { store, place, scope, title } = scopeIn(workplace, storeId, '会员')
  return (
    <PageFrame back title={title}>
      <WorkplaceDoor
        workplace={place}
        managersSee="会员的数字只有店长和老板能看。"
        blocks={[92, 95, 190, 240]}
      >
        {(chosen) => {
          const { id, today } = store ?? chosen
          return <MemberBoard key={scope} storeId={scope ?? id} today={today} first={first} />
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default MemberFiguresPage
