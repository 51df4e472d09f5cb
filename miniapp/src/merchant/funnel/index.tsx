import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { OneFunnel } from '@/features/insights/funnels/one-funnel'
import { scopeIn } from '@/features/workplace/scope-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const FunnelPage = () => {
  const { storeId, funnel = '' } = useRouter().params
  const workplace = useWorkplace()
  const { store, place, scope, title } = scopeIn(workplace, storeId, '漏斗')
  return (
    <PageFrame back title={title}>
      <WorkplaceDoor workplace={place} managersSee="漏斗只有店长和老板能看。" blocks={[44, 64, 400, 220]}>
        {(chosen) => {
          const { id, today } = store ?? chosen
          return <OneFunnel key={scope} scope={scope ?? id} today={today} funnel={funnel} />
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default FunnelPage
