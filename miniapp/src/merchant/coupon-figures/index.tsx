import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { CouponBoard } from '@/features/insights/coupons/coupon-board'
import { titleIn } from '@/features/workplace/title-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const CouponFiguresPage = () => {
  const { storeId, ...first } = useRouter().params
  const workplace = useWorkplace()
  const store = workplace.stores.find(({ id }) => id === storeId) ?? workplace.store
  return (
    <PageFrame back title={titleIn({ ...workplace, store }, '券')}>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="券带来了多少，只有店长和老板能看。"
        blocks={[92, 190, 220]}
      >
        {(chosen) => {
          const { id, today } = store ?? chosen
          return <CouponBoard key={id} storeId={id} today={today} first={first} />
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default CouponFiguresPage
