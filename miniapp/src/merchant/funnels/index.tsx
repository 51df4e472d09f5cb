import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/button'
import { PageFrame } from '@/features/frame/page-frame'
import { FunnelShelf } from '@/features/insights/funnels/funnel-shelf'
import { scopeIn } from '@/features/workplace/scope-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { openPage } from '@/platform/navigation'

const FunnelsPage = () => {
  const { storeId } = useRouter().params
  const workplace = useWorkplace()
  const { store, place, scope, title } = scopeIn(workplace, storeId, '漏斗')
  const manages = store && workplace.managed.includes(store)
  return (
    <PageFrame
      back
      title={title}
      dock={
        manages && (
          <Button kind="main" wide icon="plus" onTap={() => openPage('funnelMake', { storeId: scope })}>
            自己排一个漏斗
          </Button>
        )
      }
    >
      <WorkplaceDoor workplace={place} managersSee="漏斗只有店长和老板能看。" blocks={[36, 300, 28, 72]}>
        {({ id }) => <FunnelShelf key={scope} scope={scope ?? id} />}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default FunnelsPage
