import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { DroppedList } from '@/features/insights/funnels/dropped-list'
import { scopeIn } from '@/features/workplace/scope-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'
import { decoded } from '@/platform/decoded'

const DroppedPage = () => {
  const { storeId, funnel = '', step = '1', from = '', to = '', words } = useRouter().params
  const workplace = useWorkplace()
  const { store, place, scope, title } = scopeIn(workplace, storeId, '停在这一步的人')
  return (
    <PageFrame back title={title}>
      <WorkplaceDoor workplace={place} managersSee="客人的名册只有店长和老板能看。" blocks={[36, 64, 64, 64]}>
        {(chosen) => {
          const { id, today } = store ?? chosen
          return (
            <View className="stack">
              {words && <View className="title">{`停在「${decoded(words) ?? words}」`}</View>}
              <DroppedList
                key={scope}
                scope={scope ?? id}
                storeId={id}
                today={today}
                funnel={funnel}
                step={Number(step)}
                span={{ from: from || today, to: to || today }}
              />
            </View>
          )
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default DroppedPage
