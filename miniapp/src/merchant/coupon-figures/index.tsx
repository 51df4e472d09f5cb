import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { CouponBoard } from '@/features/insights/coupons/coupon-board'
import { scopeIn } from '@/features/workplace/scope-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const CouponFiguresPage = () => {
  const { storeId, ...first } = useRouter().params
  const workplace = useWorkplace()
  const { store, place, scope, title } = scopeIn(workplace, storeId, '券')
  return (
    <PageFrame back title={title}>
      <WorkplaceDoor
        workplace={place}
        managersSee="券带来了多少，只有店长和老板能看。"
        blocks={[92, 190, 220]}
      >
        {(chosen) => {
          const { id, today } = store ?? chosen
          return <CouponBoard key={scope} storeId={scope ?? id} today={today} first={first} />
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default CouponFiguresPage
