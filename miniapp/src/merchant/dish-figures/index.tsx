import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { DishBoard } from '@/features/insights/dishes/dish-board'
import { titleIn } from '@/features/workplace/title-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const DishFiguresPage = () => {
  const { storeId, ...first } = useRouter().params
  const workplace = useWorkplace()
  const store = workplace.stores.find(({ id }) => id === storeId) ?? workplace.store
  return (
    <PageFrame back title={titleIn({ ...workplace, store }, '菜')}>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="菜有多少人看，只有店长和老板能看。"
        blocks={[92, 44, 200, 320]}
      >
        {(chosen) => {
          const { id, today } = store ?? chosen
          return <DishBoard key={id} storeId={id} today={today} first={first} />
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default DishFiguresPage
