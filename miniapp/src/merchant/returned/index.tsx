import { useRouter } from '@tarojs/taro'
import { PageFrame } from '@/features/frame/page-frame'
import { cellIn } from '@/features/insights/retention/retention-words'
import { ReturnedList } from '@/features/insights/retention/returned-list'
import { NoSuchRows } from '@/features/insights/rows/no-such-rows'
import { scopeIn } from '@/features/workplace/scope-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const ReturnedPage = () => {
  const { storeId, ...said } = useRouter().params
  const workplace = useWorkplace()
  const { store, place, scope, title } = scopeIn(workplace, storeId, '数的是这些人')
  const asked = cellIn(said)
  return (
    <PageFrame back title={title}>
      <WorkplaceDoor
        workplace={place}
        managersSee="客人的名册只有店长和老板能看。"
        blocks={[36, 44, 64, 64, 64]}
      >
        {(chosen) => {
          const { id, today } = store ?? chosen
          if (!asked) return <NoSuchRows />
          return <ReturnedList key={scope} scope={scope ?? id} storeId={id} today={today} asked={asked} />
        }}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default ReturnedPage
