import { PageFrame } from '@/features/frame/page-frame'
import { HoursDock, HoursEditor } from '@/features/shop-editing/hours-editor'
import { useHours } from '@/features/shop-editing/use-hours'
import { titleIn } from '@/features/workplace/title-in'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const HoursPage = () => {
  const workplace = useWorkplace()
  const mayEdit = workplace.role === 'manager' || workplace.role === 'owner'
  const hours = useHours(mayEdit ? workplace.store : undefined)
  return (
    <PageFrame back title={titleIn(workplace, '营业时间')} dock={mayEdit && <HoursDock hours={hours} />}>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="营业时间由店长和老板来改。"
        blocks={[150, 28, 100, 52]}
      >
        {(store) => <HoursEditor hours={hours} today={store.today} />}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default HoursPage
