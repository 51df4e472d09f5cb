import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { WeekList } from '@/features/week/week-list'
import { ScopeChips } from '@/features/workplace/scope-chips'
import { useScope } from '@/features/workplace/use-scope'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const WeeksPage = () => {
  const workplace = useWorkplace()
  const choice = useScope(workplace, useRouter().params.storeId)
  return (
    <PageFrame back title="以前的小结">
      <WorkplaceDoor
        workplace={choice.place}
        managersSee="一周的小结只有店长和老板能看。"
        blocks={[64, 64, 64]}
      >
        {() => (
          <View className="stack-snug">
            <ScopeChips choice={choice} />
            <WeekList key={choice.chosen} scope={choice.scope} />
          </View>
        )}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default WeeksPage
