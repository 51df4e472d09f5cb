import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Store } from '@/client/storefront'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { PageFrame } from '@/features/frame/page-frame'
import { FunnelForm } from '@/features/insights/building/funnel-form'
import { FunnelPreview } from '@/features/insights/building/funnel-preview'
import { useFunnelDraft } from '@/features/insights/building/use-funnel-draft'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { replacePage } from '@/platform/navigation'

const TITLE = '排一个漏斗'

const FunnelMakePage = () => {
  const { storeId } = useRouter().params
  const workplace = useWorkplace()
  const store = workplace.stores.find(({ id }) => id === storeId) ?? workplace.store
  if (store && workplace.managed.includes(store)) return <Maker key={store.id} store={store} />
  return (
    <PageFrame back title={TITLE}>
      <WorkplaceDoor workplace={workplace} managersSee="漏斗只有店长和老板能排。" blocks={[190, 160, 240]}>
        {() => null}
      </WorkplaceDoor>
    </PageFrame>
  )
}

const Maker = ({ store: { id, today } }: { store: Store }) => {
  const making = useFunnelDraft(id, (funnel) => replacePage('funnel', { storeId: id, funnel }))
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
            {making.name ? `留下「${making.name}」` : '先把每一步挑好'}
          </Button>
        </View>
      }
    >
      <View className="stack">
        <FunnelPreview storeId={id} today={today} definition={making.definition} />
        <FunnelForm draft={making.draft} onChange={making.change} />
      </View>
    </PageFrame>
  )
}

export default FunnelMakePage
