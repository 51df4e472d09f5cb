import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { PageFrame } from '@/features/frame/page-frame'
import { FunnelForm } from '@/features/insights/building/funnel-form'
import { FunnelPreview } from '@/features/insights/building/funnel-preview'
import { useFunnelDraft } from '@/features/insights/building/use-funnel-draft'
import { scopeIn } from '@/features/workplace/scope-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { replacePage } from '@/platform/navigation'

const TITLE = '排一个漏斗'

const FunnelMakePage = () => {
  const { storeId } = useRouter().params
  const workplace = useWorkplace()
  const { store, place, scope } = scopeIn(workplace, storeId, TITLE)
  if (store && scope && workplace.managed.includes(store))
    return <Maker key={scope} scope={scope} today={store.today} />
  return (
    <PageFrame back title={TITLE}>
      <WorkplaceDoor workplace={place} managersSee="漏斗只有店长和老板能排。" blocks={[190, 160, 240]}>
        {() => null}
      </WorkplaceDoor>
    </PageFrame>
  )
}

const Maker = ({ scope, today }: { scope: string; today: string }) => {
  const making = useFunnelDraft(scope, (funnel) => replacePage('funnel', { storeId: scope, funnel }))
  return (
    <PageFrame
      back
      title={TITLE}
      dock={
        <View className="stack-snug">
          {making.fault && (
            <Notice icon="speaker" tone="warn">
              {making.fault}
            </Notice>
          )}
          <Button kind="main" wide busy={making.busy} onTap={making.keep}>
            {making.words}
          </Button>
        </View>
      }
    >
      <View className="stack">
        <FunnelPreview
          scope={scope}
          today={today}
          definition={making.definition}
          names={making.naming.names}
        />
        <FunnelForm draft={making.draft} naming={making.naming} onChange={making.change} />
      </View>
    </PageFrame>
  )
}

export default FunnelMakePage
