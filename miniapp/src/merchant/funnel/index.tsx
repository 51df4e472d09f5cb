import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { OneFunnel } from '@/features/insights/funnels/one-funnel'
import { titleIn } from '@/features/workplace/title-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const FunnelPage = () => {
  const { storeId, funnel = '' } = useRouter().params
  const workplace = useWorkplace()
  const store = workplace.stores.find(({ id }) => id === storeId) ?? workplace.store
  return (
    <PageFrame back title={titleIn({ ...workplace, store }, '漏斗')}>
      <WorkplaceDoor workplace={workplace} managersSee="漏斗只有店长和老板能看。" blocks={[44, 64, 400, 220]}>
        {(chosen) => {
          const { id, today } = store ?? chosen
          return <OneFunnel key={id} storeId={id} today={today} funnel={funnel} />
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default FunnelPage
