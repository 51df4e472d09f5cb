import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { AlertList } from '@/features/alerts/alert-list'
import { PageFrame } from '@/features/frame/page-frame'
import { ScopeChips } from '@/features/workplace/scope-chips'
import { useScope } from '@/features/workplace/use-scope'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const AlertsPage = () => {
  const workplace = useWorkplace()
  const choice = useScope(workplace, useRouter().params.storeId)
  return (
    <PageFrame back title="不寻常的事">
      <WorkplaceDoor
        workplace={choice.place}
        managersSee="店里不寻常的事只有店长和老板能看。"
        blocks={[130, 130, 130]}
      >
        {({ today }) => (
          <View className="stack-snug">
            <ScopeChips choice={choice} />
            <AlertList key={choice.chosen} scope={choice.scope} today={today} stores={workplace.stores} />
          </View>
        )}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default AlertsPage
