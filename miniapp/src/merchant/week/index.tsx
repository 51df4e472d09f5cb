import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { DrawingState } from '@/features/drawing/drawing-state'
import { useDrawing } from '@/features/drawing/use-drawing'
import { PageFrame } from '@/features/frame/page-frame'
import { WeekBoard } from '@/features/week/week-board'
import { ScopeChips } from '@/features/workplace/scope-chips'
import { useScope } from '@/features/workplace/use-scope'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const WeekPage = () => {
  const { id, storeId } = useRouter().params
  const workplace = useWorkplace()
  const choice = useScope(workplace, storeId)
  const { state, save } = useDrawing()
  return (
    <PageFrame back title="周一小结">
      <WorkplaceDoor
        workplace={choice.place}
        managersSee="一周的小结只有店长和老板能看。"
        blocks={[60, 250, 240, 130]}
      >
        {() => (
          <View className="stack-snug">
            <ScopeChips choice={choice} />
            <WeekBoard
              key={choice.chosen}
              scope={choice.scope}
              id={choice.chosen === storeId ? id : undefined}
              picture={{
                save,
                state: <DrawingState state={state} next="发给谁都行" instead="截一张屏" />,
              }}
            />
          </View>
        )}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default WeekPage
