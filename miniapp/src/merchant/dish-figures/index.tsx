import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { DishBoard } from '@/features/insights/dishes/dish-board'
import { scopeIn } from '@/features/workplace/scope-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const DishFiguresPage = () => {
  const { storeId, ...first } = useRouter().params
  const workplace = useWorkplace()
  const { store, place, scope, title } = scopeIn(workplace, storeId, '菜')
  return (
    <PageFrame back title={title}>
      <WorkplaceDoor
        workplace={place}
        managersSee="菜有多少人看，只有店长和老板能看。"
        blocks={[92, 44, 200, 320]}
      >
        {(chosen) => {
          const { id, today } = store ?? chosen
          return <DishBoard key={scope} storeId={scope ?? id} today={today} first={first} />
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default DishFiguresPage
